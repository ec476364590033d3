package dev.roundtwo.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Two who write the same thing at the same time. */
@Journey
class ConflictJourney {

    @Autowired
    ApplicationContext house;

    @Test
    void theSameNoteInTwoTabsLosesNeitherText() throws Exception {
        Stage stage = new Stage(house);
        UUID interview = stage.panel("One note, two tabs");
        try (Person ada = stage.person("ada")) {
            Room first = Room.open(ada.page, stage.url(), interview);
            first.starts();
            Room second = Room.open(ada.newTab(), stage.url(), interview);
            first.remarks("reliability", "Agreed. ");
            assertThat(second.note("reliability")).hasValue("Agreed. ");

            Locator clash = clash(first, second, "reliability", "Splits the work.", "Waits too long.");
            assertThat(clash).containsText("you, in another tab");
            assertThat(clash).containsText("Agreed. Splits the work.");
            assertThat(clash).containsText("Agreed. Waits too long.");
            choose(clash, "Keep mine");
            settled(first, second, "reliability", "Agreed. Waits too long.");

            choose(clash(first, second, "async", "From the first tab.", "From the second tab."), "Take the saved one");
            settled(first, second, "async", "From the first tab.");

            choose(clash(first, second, "operations", "Logs first.", "Metrics first."), "Keep both");
            settled(first, second, "operations", "Logs first.\n\nMetrics first.");

            assertThat(stage.edits(interview, "note.reliability"))
                    .contains("Agreed. Splits the work.", "Agreed. Waits too long.");
            assertThat(stage.edits(interview, "note.async")).contains("From the first tab.", "From the second tab.");
            assertThat(stage.edits(interview, "note.operations")).contains("Logs first.", "Metrics first.");
            second.tab.navigate(Room.path(stage.url(), interview) + "/scorecard/edits");
            assertThat(second.tab
                            .getByRole(com.microsoft.playwright.options.AriaRole.ROW)
                            .filter(new Locator.FilterOptions().setHasText("From the second tab.")))
                    .containsText("kept aside");
            ada.hadNoComplaints();
        }
    }

    @Test
    void twoWhoWriteTheFeedbackKeepBothLetters() throws Exception {
        Stage stage = new Stage(house);
        UUID interview = stage.scored("One letter, two hands");
        String draft = Room.path(stage.url(), interview) + "/feedback/draft";
        try (Person ada = stage.person("ada");
                Person chloe = stage.person("chloe")) {
            ada.page.navigate(draft);
            chloe.page.navigate(draft);
            Slow line = new Slow(chloe.page, "**/feedback/edits");
            chloe.page.locator("#letter").fill("Chloé writes: watch the queue.");
            line.holdsOne();
            ada.page.locator("#letter").fill("Ada writes: calm under pressure.");
            assertThat(ada.page.locator(".save-state")).hasAttribute("data-state", "saved");
            ada.page.reload();
            assertThat(ada.page.locator("#letter")).hasValue("Ada writes: calm under pressure.");
            line.letsGo();

            Locator clash = chloe.page.locator("[data-clash='text']");
            assertThat(clash).containsText("Changed meanwhile by Ada");
            assertThat(clash).containsText("Ada writes: calm under pressure.");
            assertThat(clash).containsText("Chloé writes: watch the queue.");
            choose(clash, "Keep both");

            assertThat(chloe.page.locator(".save-state")).hasAttribute("data-state", "saved");
            ada.page.reload();
            assertThat(ada.page.locator("#letter"))
                    .hasValue("Ada writes: calm under pressure.\n\nChloé writes: watch the queue.");
            List<String> all = stage.read(
                    sql -> sql.sql("""
                            select e.value from feedback_edit e join feedback f on f.id = e.feedback_id
                            join turn t on t.id = f.subject_id where t.interview_id = ?
                            """).param(interview).query(String.class).list());
            assertThat(all).contains("Ada writes: calm under pressure.", "Chloé writes: watch the queue.");
            ada.hadNoComplaints();
            chloe.hadNoComplaints();
        }
    }

    /** Both write; the second one's line is slow, so the first one's text is there before. */
    private static Locator clash(Room first, Room second, String signal, String quick, String late) {
        Slow line = new Slow(second.tab, "**/scorecard/edits");
        second.remarks(signal, late);
        line.holdsOne();
        first.remarks(signal, quick);
        first.saysThatTheCardIs("saved");
        line.letsGo();
        second.saysThatTheCardIs("conflict");
        return second.tab.locator("[data-clash='note.%s']".formatted(signal));
    }

    private static void choose(Locator clash, String words) {
        clash.getByText(words).click();
        assertThat(clash).hasCount(0);
    }

    private static void settled(Room first, Room second, String signal, String text) {
        second.saysThatTheCardIs("saved");
        assertThat(second.note(signal)).hasValue(text);
        assertThat(first.note(signal)).hasValue(text);
    }

    /** A line that holds back what a tab sends. */
    private static final class Slow {

        private final Page tab;
        private final String path;
        private final List<Route> held = new ArrayList<>();

        Slow(Page tab, String path) {
            this.tab = tab;
            this.path = path;
            tab.route(path, held::add);
        }

        void holdsOne() {
            tab.waitForCondition(() -> !held.isEmpty());
        }

        void letsGo() {
            tab.unroute(path);
            held.forEach(Route::resume);
        }
    }
}
