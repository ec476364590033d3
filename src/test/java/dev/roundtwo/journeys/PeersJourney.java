package dev.roundtwo.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Two who interview each other. */
@Journey
class PeersJourney {

    @Autowired
    ApplicationContext house;

    @Test
    void peersSwapAtHalfTimeAndReadEachOthersCardsAtTheSameMoment() throws Exception {
        Stage stage = new Stage(house);
        UUID interview = stage.peers("You first");
        String base = Room.path(stage.url(), interview);
        try (Person chloe = stage.person("chloe");
                Person ben = stage.person("ben")) {
            Room hers = Room.open(chloe.page, stage.url(), interview);
            Room his = Room.open(ben.page, stage.url(), interview);
            hers.starts();
            assertThat(his.tab.locator("#prompt")).containsText("sells concert tickets");
            asks(hers.tab, true);
            asks(his.tab, false);
            hers.rates("reliability", 3);
            hers.remarks("reliability", "Ben names what would convince him of the opposite.");
            his.tab.locator("#propose-swap").click();
            assertThat(hers.tab.locator("#ends")).containsText("Ben Okafor would like to swap");

            hers.tab.locator("#swap").click();
            hers.tab.locator("dialog[open] .btn.primary").click();

            his.tab.locator("#scorecard").waitFor();
            his.isRunning();
            asks(hers.tab, false);
            asks(his.tab, true);
            assertThat(hers.tab.locator("#prompt")).not().containsText("sells concert tickets");
            assertThat(his.tab.locator("#prompt"))
                    .hasText(hers.tab.locator("#prompt").innerText());
            his.remarks("operations", "Chloé rolls back before she explains.");
            his.finishes();
            hers.tab.getByText("The interview is over").waitFor();

            hers.fillsTheCard(base + "/scorecard", 3, "Ben is ready.");
            assertThat(hers.note("reliability")).hasValue("Ben names what would convince him of the opposite.");
            his.fillsTheCard(base + "/scorecard", 3, "Chloé is more than ready.");
            Room.submitsTheCard(hers.tab);
            hers.tab.clock().install();
            hers.tab.navigate(base);
            hers.tab.getByText("Your card is in.").waitFor();
            hers.tab.navigate(base + "/debrief");
            assertThat(hers.tab.locator("#blind")).containsText("1 of 2 submitted");
            his.tab.navigate(base + "/debrief");
            assertThat(his.tab.locator("#blind")).containsText("1 of 2 submitted");
            assertThat(hers.tab.content() + his.tab.content())
                    .doesNotContain("Ben is ready", "Chloé is more than ready", "convince him", "rolls back");

            Page desk = ben.newTab();
            desk.navigate(base + "/scorecard");
            // Her page's timers stand still: it opens by the signal alone.
            hers.tab.clock().pauseAt(System.currentTimeMillis() + 1_000);
            assertThat(hers.tab.locator("#blind")).isVisible();
            Room.submitsTheCard(desk);
            hers.tab.locator(".letter").first().waitFor();
            his.tab.locator(".letter").first().waitFor();

            assertThat(hers.tab.locator(".letter").first()).containsText("rolls back before she explains");
            assertThat(hers.tab.locator(".letter").first()).containsText("Chloé is more than ready.");
            assertThat(his.tab.locator(".letter").first()).containsText("convince him of the opposite");
            assertThat(his.tab.locator(".letter").first()).containsText("Ben is ready.");
            assertThat(desk.locator("#reopen-reason")).hasCount(0);
            chloe.hadNoComplaints();
            var seen = new Inspection();
            seen.ofThisPage(ben);
            seen.foundNothing();
        }
    }

    private static void asks(Page tab, boolean asks) {
        assertThat(tab.locator("#prompt")).isVisible();
        assertThat(tab.locator(".guide")).hasCount(asks ? 1 : 0);
        assertThat(tab.locator("#scorecard")).hasCount(asks ? 1 : 0);
    }
}
