package dev.roundtwo.interviews;

import static dev.roundtwo.Cast.as;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtwo.Cast;
import dev.roundtwo.Cast.People;
import dev.roundtwo.ModuleTest;
import dev.roundtwo.platform.limits.Allowances;
import dev.roundtwo.platform.limits.Limited;
import dev.roundtwo.platform.limits.Quotas;
import dev.roundtwo.questions.QuestionSets;
import dev.roundtwo.tenancy.Member;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

@ModuleTest
class RoomTests {

    @Autowired
    MockMvcTester web;

    @Autowired
    Cast cast;

    @Autowired
    QuestionSets sets;

    @Autowired
    Interviews interviews;

    @Autowired
    Turns turns;

    @Autowired
    Allowances allowances;

    @Autowired
    Quotas quotas;

    @Autowired
    TransactionTemplate transaction;

    People people;
    UUID room;
    String path;

    @BeforeEach
    void aPanelIsPlanned() throws Exception {
        people = cast.people();
        room = new Rooms(sets, interviews).panel(people);
        path = Rooms.path(people.ada(), room);
    }

    /** v5.0.0-2.3.2, v5.0.0-15.4.2: what an operator granted holds also when two start at once. */
    @Test
    void noMoreRoomsAreLiveAtOnceThanTheWorkspaceMayHave() throws Exception {
        grantRooms(1L);
        UUID second = new Rooms(sets, interviews).panel(people);
        List<Callable<MvcTestResult>> both = List.of(() -> post(people.ada(), "/start"), () -> web.post()
                .uri(Rooms.path(people.ada(), second) + "/start")
                .with(as(people.ada()))
                .exchange());
        List<MvcTestResult> answers = new ArrayList<>();
        try (var pool = Executors.newFixedThreadPool(2)) {
            for (var one : pool.invokeAll(both)) {
                answers.add(one.get());
            }
        }
        assertThat(answers)
                .extracting(answer -> answer.getResponse().getStatus())
                .containsExactlyInAnyOrder(303, 409);
        assertThat(answers)
                .anySatisfy(answer ->
                        assertThat(answer).bodyText().contains("may have 1 rooms live at once", "ask an operator"));
        grantRooms(2L);
        post(people.ada(), "/start");
        assertThat(web.post().uri(Rooms.path(people.ada(), second) + "/start").with(as(people.ada())))
                .satisfies(answer -> assertThat(live()).isEqualTo(2));
    }

    private void grantRooms(long amount) throws Exception {
        Cast.in(
                people.ada(),
                () -> transaction.execute(status -> {
                    allowances.grant(Limited.LIVE_ROOMS, amount);
                    return "";
                }));
    }

    private long live() throws Exception {
        return Cast.in(people.ada(), () -> transaction.execute(status -> quotas.usage())).stream()
                .filter(usage -> usage.what() == Limited.LIVE_ROOMS)
                .findFirst()
                .orElseThrow()
                .used();
    }

    @Test
    void everybodyWaitsInTheLobbyUntilTheLeadStarts() {
        assertThat(get(people.ben(), "")).hasStatusOk().bodyText().contains("We start when Ada is ready");
        assertThat(get(people.ada(), "")).bodyText().contains("Start the interview", "Ben Okafor");

        assertThat(post(people.ada(), "/start")).hasStatus(303);

        assertThat(get(people.ben(), "")).bodyText().contains("Question 1 of 3").doesNotContain("Only interviewers");
    }

    @Test
    void theCandidateSeesTheSharedHalfExactlyAsTheInterviewersDo() throws Exception {
        post(people.ada(), "/start");
        post(people.ada(), "/hints", "question", "0", "given", "0");

        assertThat(said(people.ben())).isEqualTo(said(people.ada())).contains("Hint 1, given at");
    }

    @Test
    void twoWhoPressNextAtOnceMoveOneQuestion() throws Exception {
        post(people.ada(), "/start");

        post(people.ada(), "/steps", "from", "0", "to", "1");
        assertThat(post(people.chloe(), "/steps", "from", "0", "to", "1")).hasStatus(303);
        post(people.chloe(), "/steps", "from", "0", "to", "2");

        assertThat(Cast.in(people.ada(), () -> turns.current(room)).progress().position())
                .isEqualTo(1);
    }

    @Test
    void aHintThatIsOutAlreadyIsNotGivenTwice() throws Exception {
        post(people.ada(), "/start");

        post(people.ada(), "/hints", "question", "0", "given", "0");
        post(people.chloe(), "/hints", "question", "0", "given", "0");

        assertThat(Cast.in(people.ada(), () -> turns.current(room))
                        .progress()
                        .current()
                        .hints())
                .hasSize(1);
    }

    @Test
    void onlyASeatOpensTheRoomAndOnlyAnInterviewersSeatMovesIt() {
        assertThat(get(people.charlie(), "")).hasStatus(404);
        assertThat(post(people.ben(), "/start")).hasStatus(404);
        assertThat(post(people.dmitri(), "/start")).hasStatus(403);
        assertThat(post(people.chloe(), "/start")).hasStatus(303);
        assertThat(post(people.ben(), "/hints", "question", "0", "given", "0")).hasStatus(404);
        assertThat(post(people.ben(), "/private-notes", "version", "0", "text", "x"))
                .hasStatus(404);
        assertThat(post(people.dmitri(), "/notes", "version", "0", "text", "x")).hasStatus(403);
    }

    @Test
    void observersSeeBothHalvesAndNothingToPress() {
        post(people.ada(), "/start");

        assertThat(get(people.dmitri(), ""))
                .hasStatusOk()
                .bodyText()
                .contains("Listen for", "Red flags")
                .doesNotContain("/hints\"", "/steps\"", "/finish\"", "Your notes");
    }

    @Test
    void aWrongOrderIsRefusedInWords() {
        assertThat(post(people.ada(), "/finish")).hasStatus(409).bodyText().contains("has not started");
        assertThat(post(people.ada(), "/hints", "question", "0", "given", "0"))
                .hasStatus(409)
                .bodyText()
                .contains("start it from the lobby");
        post(people.ada(), "/start");
        assertThat(post(people.chloe(), "/start")).as("once more, no harm").hasStatus3xxRedirection();
        post(people.ada(), "/finish");
        assertThat(post(people.ada(), "/steps", "from", "0", "to", "1"))
                .hasStatus(409)
                .bodyText()
                .contains("is over");
    }

    @Test
    void peersAreToldOfBothHalvesAndKeepTheirCardAfterTheSwap() throws Exception {
        path = Rooms.path(people.chloe(), new Rooms(sets, interviews).peers(people));

        assertThat(get(people.chloe(), ""))
                .bodyText()
                .contains("First you ask Ben: 2 questions, 20 minutes.")
                .contains("At half-time you swap roles: then Ben asks you: 2 questions, 20 minutes.");
        post(people.chloe(), "/start");
        assertThat(get(people.ben(), ""))
                .bodyText()
                .contains("You and Chloé see this page", "First half")
                .doesNotContain("/scorecard\"");
        post(people.chloe(), "/swaps");

        assertThat(get(people.chloe(), "")).bodyText().contains("Second half", path + "/scorecard\"");
    }

    private String said(Member me) throws Exception {
        String page = get(me, "").getResponse().getContentAsString();
        return page.substring(page.indexOf("<div class=\"said\""), page.indexOf("<form class=\"shared-notes\""));
    }

    private MvcTestResult get(Member me, String tail) {
        return web.get().uri(path + tail).with(as(me)).exchange();
    }

    private MvcTestResult post(Member me, String tail, String... fields) {
        var request = web.post().uri(path + tail).with(as(me));
        for (int i = 0; i < fields.length; i += 2) {
            request.param(fields[i], fields[i + 1]);
        }
        if (fields.length > 0) {
            request.contentType("application/x-www-form-urlencoded");
        }
        return request.exchange();
    }
}
