package dev.roundtwo.interviews;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FeedbackPageTests extends InterviewTest {

    @BeforeEach
    void aPanelIsRunning() throws Exception {
        people = cast.people();
        room = ScoredRoom.panel(web, new Rooms(sets, interviews), people);
    }

    @Test
    void theCandidateReadsFeedbackOnceItIsPublishedAndNothingElse() {
        room.bothSubmit();
        assertThat(room.get(people.ben(), "/feedback"))
                .hasStatusOk()
                .bodyText()
                .contains("appears on this page when it is published")
                .doesNotContain("’s summary");
        assertThat(room.get(people.ben(), "/feedback/draft")).hasStatus(404);
        assertThat(room.get(people.dmitri(), "/feedback/draft")).hasStatus(404);
        assertThat(room.get(people.ada(), "/feedback/draft"))
                .hasStatusOk()
                .bodyText()
                .contains("We did not all see this the same way", "Ada · ", "As the candidate reads it")
                .satisfies(page -> assertThat(page.substring(page.indexOf("<textarea"), page.indexOf("</textarea>")))
                        .as("notes are beside the text, never in it")
                        .doesNotContain("’s summary"));
        assertThat(room.post(people.ben(), "/feedback/preview", "text", "Well **done**"))
                .hasStatus(404);
        assertThat(room.post(people.chloe(), "/feedback/preview", "text", "Well **done** <script>x</script>"))
                .hasStatusOk()
                .bodyText()
                .contains("Well <strong>done</strong>")
                .doesNotContain("<script>");
        assertThat(room.post(
                        people.chloe(),
                        "/feedback/publication",
                        "version",
                        "0",
                        "text",
                        "Well **done** <script>x</script>"))
                .hasStatus(409)
                .bodyText()
                .contains("lead publishes");
        assertThat(room.get(people.ben(), "/feedback")).bodyText().doesNotContain("Well");
        assertThat(room.post(people.ada(), "/feedback/publication", "version", "0", "text", "Too late"))
                .hasStatus(409)
                .bodyText()
                .contains("Changed meanwhile", "Too late", "Well **done**");
        assertThat(room.post(
                        people.ada(),
                        "/feedback/publication",
                        "version",
                        "1",
                        "text",
                        "Well **done** <script>x</script>"))
                .hasStatus3xxRedirection();
        assertThat(room.get(people.ben(), "/feedback"))
                .hasStatusOk()
                .bodyText()
                .contains("Well <strong>done</strong>")
                .doesNotContain("<script>x", "Ada’s", "By signal");
        assertThat(room.get(people.charlie(), "/feedback")).hasStatus(404);
        assertThat(room.get(people.ben(), "")).bodyText().contains("Your feedback is here", "Read your feedback");
        assertThat(room.get(people.ben(), "/now")).bodyText().contains("id=\"left\"", "Read your feedback");
    }

    @Test
    void twoEditorsOfTheFeedbackAreToldOfEachOther() {
        room.bothSubmit();
        assertThat(room.draft(people.ada(), 0, "Ada's text")).hasStatusOk();
        assertThat(room.draft(people.chloe(), 0, "Chloé's text"))
                .hasStatus(409)
                .bodyJson()
                .extractingPath("$.theirs")
                .isEqualTo("Ada's text");
        assertThat(room.draft(people.ben(), 1, "Ben's text")).hasStatus(404);
    }
}
