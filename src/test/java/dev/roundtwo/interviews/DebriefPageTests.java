package dev.roundtwo.interviews;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DebriefPageTests extends InterviewTest {

    @BeforeEach
    void aPanelIsRunning() throws Exception {
        people = cast.people();
        room = ScoredRoom.panel(web, new Rooms(sets, interviews), people);
    }

    @Test
    void theDebriefTellsThatACardWasReopened() {
        room.bothSubmit();
        assertThat(room.get(people.ada(), "/debrief")).bodyText().contains("all submitted before anyone saw another");
        assertThat(room.post(people.chloe(), "/scorecard/reopening", "reason", "I have changed my mind"))
                .hasStatus3xxRedirection();
        room.submit(people.chloe());
        assertThat(room.get(people.ada(), "/debrief"))
                .bodyText()
                .contains("Chloé reopened theirs; the timeline says when and why.")
                .doesNotContain("before anyone saw another");
    }

    @Test
    void whenAllHaveSubmittedTheDebriefShowsWhereTheyDisagree() {
        room.bothSubmit();
        assertThat(room.get(people.dmitri(), "/debrief"))
                .hasStatusOk()
                .bodyText()
                .contains("Ben Okafor", "Two levels apart", "Ada’s summary", "Chloé’s summary", "Not recorded yet");
        assertThat(room.get(people.ben(), "/debrief")).hasStatus(404);
        assertThat(room.get(people.charlie(), "/debrief")).hasStatus(404);
    }

    @Test
    void theLeadDecidesWithAReasonAndAfterThatNoCardIsReopened() {
        room.bothSubmit();
        assertThat(room.post(people.chloe(), "/debrief/decision", "verdict", "ADVANCE", "reason", "Yes"))
                .hasStatus(403);
        assertThat(room.post(people.ada(), "/debrief/decision", "verdict", "ADVANCE", "reason", ""))
                .hasStatus(409)
                .bodyText()
                .contains("give the reason");
        assertThat(room.post(people.ada(), "/debrief/decision", "verdict", "ADVANCE", "reason", "Proves before acting"))
                .hasStatus3xxRedirection();
        assertThat(room.get(people.chloe(), "/debrief"))
                .bodyText()
                .contains("Advance", "Proves before acting", "recorded");
        assertThat(room.post(people.ada(), "/debrief/decision", "verdict", "STOP", "reason", "From an old page"))
                .hasStatus(409)
                .bodyText()
                .contains("From an old page", "read theirs first");
        assertThat(room.post(people.chloe(), "/scorecard/reopening", "reason", "I have changed my mind"))
                .hasStatus(409);
    }
}
