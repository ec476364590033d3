package dev.roundtwo.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** An interviewer whose hands stay on the keys, from the first hint to the submitted card. */
@Journey
class KeyboardJourney {

    private final Person ada;
    private final Page page;
    private final Keyboard keys;
    private final Focus focus;

    KeyboardJourney(@LocalServerPort int port) {
        ada = Browsers.person("Ada", "http://localhost:" + port);
        page = ada.page;
        keys = page.keyboard();
        focus = new Focus(page);
    }

    @AfterEach
    void leave() {
        ada.close();
    }

    @Test
    void aWholeCardIsScoredAndSubmittedWithoutTheMouseAndFocusIsNeverLost() {
        Panel panel = Panel.planned(ada.entersTheDemo(), "By keys alone");
        panel.starts(ada);
        assertThat(page.locator("#said .hint-given")).hasCount(0);
        walkThroughTheRoom();
        readTheKeys();
        leadTheRoom();
        rateTheSignals();
        recommend();
        submit();
        ada.hadNoComplaints();
    }

    private void readTheKeys() {
        keys.press("?");
        assertThat(page.locator("dialog#keys")).isVisible();
        keys.press("h");
        keys.press("Escape");
        assertThat(page.locator("dialog#keys")).isHidden();
        assertThat(page.locator("#scorecard")).isFocused();
        assertThat(page.locator("#said .hint-given")).hasCount(0);
    }

    private void leadTheRoom() {
        keys.press("h");
        assertThat(page.locator("#said .hint-given")).hasCount(1);
        keys.press("f");
        assertThat(page.locator("#said .hint-given")).hasCount(2);
        assertThat(page.locator("#notes")).isInViewport(new LocatorAssertions.IsInViewportOptions().setRatio(1));
        keys.press("b");
        assertThat(page.locator("#guide-bookmarks li")).hasCount(1);
        keys.press("]");
        assertThat(page.locator("#agenda li").nth(1).locator("[aria-current]")).hasCount(1);
        keys.press("[");
        assertThat(page.locator("#agenda li").first().locator("[aria-current]")).hasCount(1);
    }

    private void walkThroughTheRoom() {
        for (int i = 0; i < 50 && !focus.isAt("#scorecard"); i++) {
            keys.press("Tab");
            focus.isVisible();
        }
        assertThat(focus.isAt("#scorecard")).as("the card is reached by Tab").isTrue();
    }

    private void rateTheSignals() {
        String[] signals = {"reliability", "scalability", "async", "operations", "tradeoffs"};
        int[] levels = {3, 2, 4, 0, 1};
        for (int i = 0; i < signals.length; i++) {
            if (i > 0) {
                keys.press(i % 2 == 0 ? "j" : "ArrowDown");
            }
            keys.press(Integer.toString(levels[i]));
            assertThat(page.locator("[name='level." + signals[i] + "'][value='" + levels[i] + "']"))
                    .isChecked();
            focus.isVisible();
        }
        keys.press("ArrowUp");
        keys.press("3");
        assertThat(page.locator("[name='level.operations'][value='3']")).isChecked();
        keys.press("n");
        keys.type("Asked for both logs, h and b and 4 are only letters here.");
        focus.isVisible();
        keys.press("Escape");
        assertThat(page.locator("[name='note.operations']"))
                .hasValue("Asked for both logs, h and b and 4 are only letters here.");
        assertThat(page.locator("[name='level.operations'][value='3']")).isFocused();
        assertThat(page.locator("#said .hint-given")).hasCount(2);
    }

    private void recommend() {
        keys.press("r");
        keys.press("3");
        assertThat(page.locator("[name='recommendation'][value='YES']")).isChecked();
        focus.isVisible();
        keys.press("n");
        keys.type("Would work well with us.");
        focus.isVisible();
        assertThat(page.locator("#scorecard")).containsText("5 of 5 scored");
    }

    private void submit() {
        for (int i = 0; i < 8 && !focus.isAt("[data-submit]"); i++) {
            keys.press("Tab");
            focus.isVisible();
        }
        keys.press("Enter");
        assertThat(page.locator("#scorecard")).containsText(Pattern.compile("Submitted at"));
        assertThat(page.locator("#scorecard")).containsText("Would work well with us.");
        assertThat(focus.isAt("#scorecard, #main"))
                .as("focus after the card was locked")
                .isTrue();
    }
}
