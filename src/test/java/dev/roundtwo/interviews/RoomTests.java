package dev.roundtwo.interviews;

import static dev.roundtwo.Cast.as;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtwo.Cast;
import dev.roundtwo.Cast.People;
import dev.roundtwo.ModuleTest;
import dev.roundtwo.questions.QuestionSets;
import dev.roundtwo.tenancy.Member;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

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

    People people;
    UUID room;
    String path;

    @BeforeEach
    void aPanelIsPlanned() throws Exception {
        people = cast.people();
        room = new Rooms(sets, interviews).panel(people);
        path = Rooms.path(people.ada(), room);
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
