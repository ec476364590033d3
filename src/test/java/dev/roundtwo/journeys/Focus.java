package dev.roundtwo.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Clip;
import com.microsoft.playwright.options.ScreenshotAnimations;
import java.util.Arrays;
import java.util.Map;

/** What somebody without a mouse goes by: where the focus is, and whether the screen shows it. */
final class Focus {

    private static final String PLACE = """
            async () => {
              const at = document.activeElement;
              // A box is shown with its label; a radio button lies hidden under what is drawn for it.
              const drawn = [at.closest("label"), at.type === "radio" && at.nextElementSibling, at]
                .find((one) => one && one.getBoundingClientRect().width > 0);
              let box = drawn.getBoundingClientRect();
              for (let still = 0; still < 3; ) {
                await new Promise(requestAnimationFrame);
                const now = drawn.getBoundingClientRect();
                still = now.top === box.top && now.left === box.left ? still + 1 : 0;
                box = now;
              }
              const [left, top] = [Math.max(0, box.left), Math.max(0, box.top)];
              const [right, bottom] = [Math.min(innerWidth, box.right), Math.min(innerHeight, box.bottom)];
              const there = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
              return {
                name: at.id || at.name || at.ariaLabel || at.textContent.trim().slice(0, 40) || at.tagName,
                nowhere: at === document.body,
                free: !!there && (at.contains(there) || there.contains(at) || !!at.closest("label")?.contains(there)),
                left, top, right, bottom,
              };
            }""";

    private final Page page;

    Focus(Page page) {
        this.page = page;
    }

    boolean isAt(String selector) {
        return (boolean) page.evaluate("selector => document.activeElement.matches(selector)", selector);
    }

    /** Something has the focus, nothing covers it, and the screen looks different there than without it. */
    void isVisible() {
        @SuppressWarnings("unchecked")
        var place = (Map<String, Object>) page.evaluate(PLACE);
        assertThat(place).as("the focus").containsEntry("nowhere", false);
        assertThat(place).as("what has the focus is covered").containsEntry("free", true);
        byte[] with = picture(place);
        page.evaluate("() => { window.had = document.activeElement; window.had.blur(); }");
        byte[] without = picture(place);
        page.evaluate("() => window.had.focus({ preventScroll: true })");
        assertThat(Arrays.equals(with, without))
                .as("the focus on “%s” leaves no trace on the screen", place.get("name"))
                .isFalse();
    }

    private byte[] picture(Map<String, Object> place) {
        double left = Math.max(0, number(place, "left") - 4);
        double top = Math.max(0, number(place, "top") - 4);
        var clip = new Clip(left, top, number(place, "right") + 4 - left, number(place, "bottom") + 4 - top);
        return page.screenshot(new Page.ScreenshotOptions().setClip(clip).setAnimations(ScreenshotAnimations.DISABLED));
    }

    private static double number(Map<String, Object> place, String key) {
        return ((Number) place.get(key)).doubleValue();
    }
}
