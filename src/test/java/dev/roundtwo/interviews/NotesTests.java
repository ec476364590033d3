package dev.roundtwo.interviews;

import static dev.roundtwo.Cast.as;
import static dev.roundtwo.Cast.in;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roundtwo.Cast;
import dev.roundtwo.Cast.People;
import dev.roundtwo.ModuleTest;
import dev.roundtwo.interviews.room.LiveRoom;
import dev.roundtwo.interviews.room.PrivateNotes;
import dev.roundtwo.interviews.room.SharedNotes;
import dev.roundtwo.interviews.room.SharedNotes.Changes;
import dev.roundtwo.interviews.room.Splice;
import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.questions.QuestionSets;
import dev.roundtwo.tenancy.Member;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;

@ModuleTest
class NotesTests {

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
    LiveRoom live;

    @Autowired
    SharedNotes notes;

    @Autowired
    PrivateNotes privateNotes;

    @Autowired
    JdbcClient sql;

    @Autowired
    TransactionTemplate transaction;

    People people;
    UUID room;
    Seat ada;
    Seat ben;

    @BeforeEach
    void aPanelIsRunning() throws Exception {
        people = cast.people();
        room = new Rooms(sets, interviews).panel(people);
        ada = seat(people.ada());
        ben = seat(people.ben());
        in(people.ada(), () -> {
            live.start(ada);
            return null;
        });
    }

    @Test
    void changesMadeOnAnOldVersionAreCarriedOverTheNewerOnes() throws Exception {
        change(ben, 0, new Splice(0, 0, "one two"));
        change(ada, 1, new Splice(0, 3, "ONE"));

        Changes answer = change(ben, 1, new Splice(7, 0, " three"));

        assertThat(answer.version()).isEqualTo(3);
        assertThat(answer.changes()).hasSize(2);
        assertThat(text()).isEqualTo("ONE two three");
    }

    @Test
    void wordsOfTwoWhoTypeAtOnePlaceAreNotWovenTogether() throws Exception {
        change(ben, 0, new Splice(0, 0, "be"));
        change(ada, 0, new Splice(0, 0, "AD"));
        change(ben, 1, new Splice(2, 0, "n"));
        int adas = text().replace("ben", "---").indexOf("AD") + 2;
        change(ada, 3, new Splice(adas, 0, "A"));

        assertThat(text()).isIn("benADA", "ADAben");
    }

    @Test
    void theSameChangeSentTwiceIsMadeOnce() throws Exception {
        UUID id = UUID.randomUUID();

        in(people.ben(), () -> notes.change(ben, id, 0, new Splice(0, 0, "once")));
        Changes again = in(people.ben(), () -> notes.change(ben, id, 0, new Splice(0, 0, "once")));

        assertThat(again.changes()).hasSize(1);
        assertThat(text()).isEqualTo("once");
    }

    @Test
    void twentyWhoTypeAtTheSameMomentAllKeepTheirWords() throws Exception {
        try (var hands = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                String word = "<" + i + ">";
                all.add(hands.submit(() -> change(ben, 0, new Splice(0, 0, word))));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
        String text = text();
        for (int i = 0; i < 20; i++) {
            assertThat(text).contains("<" + i + ">");
        }
    }

    @Test
    void aPageWithoutScriptsSendsItsWholeTextAndLosesNobodysWords() throws Exception {
        change(ben, 0, new Splice(0, 0, "first\nlast"));
        change(ada, 1, new Splice(0, 5, "FIRST"));

        assertThat(web.post()
                        .uri(Rooms.path(people.ben(), room) + "/notes")
                        .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                        .param("version", "1")
                        .param("text", "first\r\nmiddle\r\nlast")
                        .with(as(people.ben())))
                .hasStatus(303);

        assertThat(text()).isEqualTo("FIRST\nmiddle\nlast");
    }

    @Test
    void whatDoesNotFitIsRefusedInWords() {
        assertThatThrownBy(() -> change(ben, 7, new Splice(0, 0, "x"))).isInstanceOf(RuleBroken.class);
        assertThatThrownBy(() -> change(ben, 0, new Splice(3, 1, "x"))).isInstanceOf(RuleBroken.class);
        assertThatThrownBy(() -> change(ben, 0, new Splice(0, 0, "x".repeat(100_001))))
                .extracting(broken -> ((RuleBroken) broken).code())
                .isEqualTo("interviews.notes.full");
        assertThatThrownBy(() -> change(ben, 0, new Splice(0, 0, "\uD83D"))).isInstanceOf(RuleBroken.class);
    }

    @Test
    void aPageThatIsFarBehindIsSentForTheWholeText() throws Exception {
        String much = "x".repeat(90_000);
        change(ben, 0, new Splice(0, 0, much));
        change(ben, 1, new Splice(0, 90_000, much));
        change(ben, 2, new Splice(0, 90_000, much));
        String url = Rooms.path(people.ben(), room) + "/notes";
        assertThat(web.get().uri(url + "?since=0").with(as(people.ben()))).hasStatus(409);
        assertThat(web.get().uri(url + "?since=-1").with(as(people.ben()))).hasStatus(409);
        assertThat(web.get().uri(url + "?since=2").with(as(people.ben()))).hasStatusOk();
        assertThat(web.get().uri(url).with(as(people.ben())))
                .bodyJson()
                .extractingPath("$.version")
                .isEqualTo(3);
    }

    @Test
    void notesThatWereRewrittenTooOftenKeepWhatTheyHold() throws Exception {
        change(ben, 0, new Splice(0, 0, "kept"));
        in(
                people.ada(),
                () -> transaction.execute(
                        status -> sql.sql("update shared_note set written = 4999978 where interview_id = ?")
                                .param(room)
                                .update()));
        assertThatThrownBy(() -> change(ben, 1, new Splice(4, 0, "!!!")))
                .extracting(broken -> ((RuleBroken) broken).code())
                .isEqualTo("interviews.notes.worn");
        change(ben, 1, new Splice(4, 0, "!!"));
        assertThat(text()).isEqualTo("kept!!");
        assertThat(change(ben, 2, new Splice(0, 0, "")).version())
                .as("what changes nothing takes no room")
                .isEqualTo(2);
    }

    @Test
    void aChangeIsAnsweredWithAllThatCameSince() {
        assertThat(web.post()
                        .uri(Rooms.path(people.ben(), room) + "/notes")
                        .contentType(MediaType.APPLICATION_JSON)
                        .accept(MediaType.APPLICATION_JSON)
                        .content("""
                        {"id": "%s", "base": 0, "at": 0, "remove": 0, "insert": "hello"}""".formatted(UUID.randomUUID()))
                        .with(as(people.ben())))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.changes[0].insert")
                .isEqualTo("hello");
        assertThat(web.get()
                        .uri(Rooms.path(people.ben(), room) + "/notes?since=0")
                        .with(as(people.ada())))
                .bodyJson()
                .extractingPath("$.version")
                .isEqualTo(1);
    }

    @Test
    void privateNotesOfTwoTabsDoNotWriteOverEachOther() throws Exception {
        var first = in(people.ada(), () -> privateNotes.save(ada, 0, "from one tab"));
        var second = in(people.ada(), () -> privateNotes.save(ada, 0, "from another"));
        var settled = in(people.ada(), () -> privateNotes.save(ada, first.version(), "from both"));

        assertThat(first.kept()).isTrue();
        assertThat(second.kept()).isFalse();
        assertThat(second.text()).isEqualTo("from one tab");
        assertThat(settled.kept()).isTrue();
        assertThat(web.post()
                        .uri(Rooms.path(people.ada(), room) + "/private-notes")
                        .accept(MediaType.APPLICATION_JSON)
                        .param("version", "1")
                        .param("text", "late")
                        .with(as(people.ada())))
                .hasStatus(409)
                .bodyJson()
                .extractingPath("$.text")
                .isEqualTo("from both");
        assertThat(web.post()
                        .uri(Rooms.path(people.ada(), room) + "/private-notes")
                        .accept(MediaType.TEXT_HTML)
                        .param("version", "1")
                        .param("text", "late")
                        .with(as(people.ada())))
                .bodyText()
                .contains("late", "from both");
    }

    private Seat seat(Member member) throws Exception {
        return in(member, () -> seats.of(room, member.accountId()));
    }

    private Changes change(Seat me, int base, Splice splice) throws Exception {
        return in(people.ben(), () -> notes.change(me, UUID.randomUUID(), base, splice));
    }

    private String text() throws Exception {
        return in(people.ben(), () -> notes.read(room).text());
    }
}
