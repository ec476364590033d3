package dev.roundtwo.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.regex.Pattern;

/** The scorecard that lies open before somebody, in the room or on a page of its own. */
final class Card {

    private static final String[] SIGNALS = {"reliability", "scalability", "async", "operations", "tradeoffs"};

    private final Page page;

    Card(Page page) {
        this.page = page;
    }

    void rates(int... levels) {
        for (int i = 0; i < levels.length; i++) {
            signal(SIGNALS[i])
                    .locator("label:has(input[value='" + levels[i] + "']) b")
                    .click();
        }
    }

    void notes(String signal, String words) {
        signal(signal).locator("textarea").fill(words);
    }

    void recommends(String verdict, String summary) {
        page.locator(".overall .verdicts label")
                .filter(new Locator.FilterOptions().setHasText(Pattern.compile("^" + verdict + "$")))
                .click();
        page.getByLabel("Summary").fill(summary);
    }

    void isSaved() {
        assertThat(page.locator("#scorecard .save-state")).hasAttribute("data-state", "saved");
    }

    void submits() {
        page.getByText("Submit card").click();
        page.getByText("Submitted at").waitFor();
    }

    Locator signal(String key) {
        return page.locator("#signal-" + key);
    }
}
