package dev.roundtwo.interviews;

import static dev.roundtwo.Cast.as;
import static dev.roundtwo.Cast.in;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtwo.Cast;
import dev.roundtwo.Cast.People;
import dev.roundtwo.ModuleTest;
import dev.roundtwo.interviews.room.LiveRoom;
import dev.roundtwo.platform.web.Markdown;
import dev.roundtwo.questions.AskedQuestion;
import dev.roundtwo.questions.QuestionSets;
import dev.roundtwo.scoring.Edit;
import dev.roundtwo.scoring.Rater;
import dev.roundtwo.scoring.Scorecards;
import dev.roundtwo.scoring.Subject;
import dev.roundtwo.tenancy.Member;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Every byte that reaches a candidate in the course of an interview is kept, and searched for what is not theirs. */
@ModuleTest
class WireTests {

    @Autowired
    MockMvcTester web;

    @Autowired
    Cast cast;

    @Autowired
    QuestionSets sets;

    @Autowired
    Interviews interviews;

    @Autowired
    Seats seats;

    @Autowired
    Turns turns;

    @Autowired
    LiveRoom live;

    @Autowired
    Scorecards cards;

    @Autowired
    Markdown markdown;

    People people;
    Member watched;
    UUID room;
    String path;
    final StringBuilder wire = new StringBuilder();
    final List<MvcTestResult> streams = new ArrayList<>();

    @BeforeEach
    void somePeople() {
        people = cast.people();
    }

    @Test
    void nothingOfTheInterviewersSideReachesTheCandidate() throws Exception {
        room = new Rooms(sets, interviews).panel(people);
        path = Rooms.path(people.ada(), room);
        listen(people.ben());

        look(people.ben());
        post(people.ada(), "/start");
        look(people.ben());
        Turn turn = in(people.ada(), () -> turns.current(room));
        score(people.ada(), turn, "note.operations", "Asked-for-both-logs-first");
        post(people.ada(), "/private-notes", "version", "0", "text", "Calm-but-slow");
        post(people.ada(), "/bookmarks", "text", "same-id-different-node");
        post(people.ada(), "/hints", "question", "0", "given", "0");
        post(people.chloe(), "/follow-ups", "question", "0", "followUp", "1");
        look(people.ben());
        post(people.ada(), "/steps", "from", "0", "to", "1");
        look(people.ben());
        post(people.ada(), "/finish");
        submit(people.ada(), turn);
        look(people.ben());

        AskedQuestion first = turn.agenda().get(0);
        AskedQuestion second = turn.agenda().get(1);
        String told = told();
        assertThat(told)
                .contains(
                        line(first.hints().get(0)),
                        line(first.followUps().get(1).ask()));
        assertThat(told).contains(line(second.prompt()));
        List<String> forbidden = new ArrayList<>(List.of(
                "Asked-for-both-logs-first",
                "Calm-but-slow",
                "same-id-different-node",
                "Only interviewers",
                "CARD_",
                "submitted a card"));
        forbidden.addAll(first.hints().subList(1, first.hints().size()));
        forbidden.add(first.followUps().get(0).ask());
        forbidden.addAll(second.hints());
        second.followUps().forEach(followUp -> forbidden.add(followUp.ask()));
        forbidden.add(turn.agenda().get(2).prompt());
        forbidden.add(turn.agenda().get(2).context());
        for (AskedQuestion question : turn.agenda()) {
            forbidden.addAll(hidden(question));
        }
        for (Seat seat : in(people.ada(), () -> seats.of(room))) {
            forbidden.add(seat.id().toString());
        }
        noneOf(told, forbidden);
    }

    @Test
    void aPeerReadsTheGuideOfTheirOwnHalfOnly() throws Exception {
        room = new Rooms(sets, interviews).peers(people);
        path = Rooms.path(people.ada(), room);
        List<Turn> both = in(people.chloe(), () -> turns.of(room));
        listen(people.ben());

        look(people.ben());
        post(people.chloe(), "/start");
        post(people.chloe(), "/hints", "question", "0", "given", "0");
        look(people.ben());

        String first = told();
        for (Turn turn : both) {
            turn.agenda().forEach(question -> noneOf(first, hidden(question)));
        }
        noneOf(first, List.of(both.get(1).agenda().get(0).prompt()));

        post(people.ben(), "/swap-proposals");
        assertThat(post(people.ben(), "/swaps")).as("the one who asks swaps").hasStatus(404);
        post(people.chloe(), "/swaps");
        post(people.chloe(), "/swaps");
        wire.setLength(0);
        streams.clear();
        listen(people.chloe());
        look(people.chloe());
        look(people.ben());
        post(people.ben(), "/finish");
        look(people.chloe());

        String second = told();
        assertThat(second).contains(line(both.get(1).agenda().get(0).prompt()));
        both.get(1).agenda().forEach(question -> noneOf(second, hidden(question)));
        String chloes = get(people.chloe(), "/timeline").getResponse().getContentAsString();
        assertThat(chloes)
                .contains(both.get(0).agenda().get(0).title())
                .doesNotContain(both.get(1).agenda().get(0).title());
    }

    /** From now on, what goes to this one is kept. */
    private void listen(Member candidate) {
        watched = candidate;
        streams.add(web.get().uri(path + "/events").with(as(candidate)).asyncExchange());
    }

    /** Opens everything that there is to open, with and without a right to it. */
    private void look(Member me) throws Exception {
        for (String tail : List.of(
                "",
                "/now",
                "/timeline",
                "/notes",
                "/scorecard",
                "/debrief",
                "/feedback",
                "/private-notes",
                "/timeline?show=BOOKMARKS")) {
            get(me, tail);
        }
        post(me, "/hints", "question", "0", "given", "1");
        post(me, "/steps", "from", "0", "to", "2");
        web.post()
                .uri(path + "/notes")
                .contentType(MediaType.APPLICATION_JSON)
                .accept(MediaType.APPLICATION_JSON)
                .content("""
                {"id": "%s", "base": 99, "at": 0, "remove": 0, "insert": "x"}""".formatted(UUID.randomUUID()))
                .with(as(me))
                .exchange();
    }

    private List<String> hidden(AskedQuestion question) {
        List<String> hidden = new ArrayList<>(question.points());
        hidden.addAll(question.redFlags());
        hidden.addAll(question.anchors().values());
        hidden.addAll(question.notes().values());
        question.followUps().forEach(followUp -> hidden.addAll(followUp.points()));
        hidden.add(question.title());
        hidden.add(question.revisionId().toString());
        return hidden;
    }

    /** Searches for each text as it was written and as it would stand in a page. */
    private void noneOf(String told, List<String> forbidden) {
        for (String text : forbidden) {
            assertThat(told).doesNotContain(text.strip());
            assertThat(told).doesNotContain(line(text));
        }
    }

    private String line(String source) {
        String html = markdown.html(source).strip();
        String first = html.substring(html.indexOf('>') + 1);
        return first.substring(0, first.indexOf("</")).strip();
    }

    private void score(Member me, Turn turn, String field, String value) throws Exception {
        in(me, () -> {
            Seat seat = seats.of(room, me.accountId());
            Rater rater = new Rater(seat.id(), seat.name());
            UUID card = cards.open(rater, new Subject("turn", turn.id()), turn.rubric());
            int version = cards.mine(rater, new Subject("turn", turn.id())).version(field);
            return cards.save(rater, card, new Edit(UUID.randomUUID(), field, version, value));
        });
    }

    private void submit(Member me, Turn turn) throws Exception {
        for (String signal : List.of("reliability", "scalability", "async", "operations", "tradeoffs")) {
            score(me, turn, "level." + signal, "3");
        }
        score(me, turn, "recommendation", "YES");
        in(me, () -> {
            Seat seat = seats.of(room, me.accountId());
            Rater rater = new Rater(seat.id(), seat.name());
            cards.submit(
                    rater, cards.mine(rater, new Subject("turn", turn.id())).id());
            return null;
        });
    }

    private String told() throws Exception {
        Thread.sleep(400);
        StringBuilder all = new StringBuilder(wire);
        for (MvcTestResult stream : streams) {
            String heard = stream.getResponse().getContentAsString(StandardCharsets.UTF_8);
            assertThat(heard).as("the stream was alive").contains("event: status");
            all.append(heard);
        }
        return all.toString();
    }

    private MvcTestResult get(Member me, String tail) throws Exception {
        return keep(me, web.get().uri(path + tail).with(as(me)).exchange());
    }

    private MvcTestResult post(Member me, String tail, String... fields) throws Exception {
        var request = web.post().uri(path + tail).with(as(me)).contentType(MediaType.APPLICATION_FORM_URLENCODED);
        for (int i = 0; i < fields.length; i += 2) {
            request.param(fields[i], fields[i + 1]);
        }
        return keep(me, request.exchange());
    }

    /** Head and body. */
    private MvcTestResult keep(Member me, MvcTestResult result) throws Exception {
        if (me.equals(watched)) {
            MockHttpServletResponse response = result.getResponse();
            response.getHeaderNames()
                    .forEach(name -> wire.append(name).append(": ").append(response.getHeaders(name)));
            wire.append(response.getContentAsString(StandardCharsets.UTF_8)).append('\n');
        }
        return result;
    }
}
