package dev.roundtwo.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** Somebody in a browser of their own. Collects what the browser complains about, so that a journey can insist on none. */
final class Person implements AutoCloseable {

    private static final List<String> RULES =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    private static final List<String> RULES_ON_COLOURS = List.of("color-contrast", "link-in-text-block");

    /** For these axe would fetch every style sheet again; no page has media, and no style asks for the way a phone is held. */
    private static final List<String> RULES_WITHOUT_OBJECT = List.of("css-orientation-lock", "no-autoplay-audio");

    /** Once axe looks at a page, it sets inline styles there itself; the page's own breaches are told before that. */
    private static final String WATCH = """
            document.addEventListener("securitypolicyviolation", (event) => {
              if (!window.examined) tellBreach(`${event.violatedDirective} ${event.blockedURI} at ${location.pathname}`);
            });
            """;

    final String name;
    final BrowserContext browser;
    final Page page;
    private final List<String> complaints = new CopyOnWriteArrayList<>();

    Person(String name, BrowserContext browser) {
        this.name = name;
        this.browser = browser;
        this.browser.setDefaultTimeout(15_000);
        this.browser.exposeFunction("tellBreach", what -> complaints.add("content policy: " + what[0]));
        this.browser.addInitScript(WATCH);
        this.page = newTab();
    }

    Page newTab() {
        Page tab = browser.newPage();
        tab.onPageError(error -> complaints.add("script: " + error));
        return tab;
    }

    /** Walks into the demo as the member of its cast who has this person's name. */
    Person entersTheDemo() {
        goes("/demo");
        clicks(name + ",");
        page.waitForURL("**/w/demo");
        return this;
    }

    Person goes(String path) {
        page.navigate(path);
        return this;
    }

    void clicks(String text) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(text))
                .or(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(text)))
                .first()
                .click();
    }

    /** Where the first link with these words on the page leads. */
    String finds(String path, String words) {
        return Objects.requireNonNull(goes(path)
                .page
                .locator("main a", new Page.LocatorOptions().setHasText(words))
                .first()
                .getAttribute("href"));
    }

    /** Answers the question that stands over the page. */
    void agrees(String text) {
        page.getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(text))
                .click();
    }

    void sees(String text) {
        page.getByText(text).first().waitFor();
    }

    /** No script error and no breach of the content security policy since this was last asked. */
    void hadNoComplaints() {
        // What the browsers told meanwhile comes in first.
        browser.pages().forEach(tab -> tab.evaluate("() => document.readyState"));
        List<String> told = List.copyOf(complaints);
        complaints.clear();
        assertThat(told).as("complaints of %s's browser", name).isEmpty();
    }

    /** The page at hand passes axe, light and dark. From then on its breaches of the content policy are not counted. */
    void findsThePageAccessible() {
        page.evaluate("() => { window.examined = true; }");
        in(ColorScheme.LIGHT, () -> Axe.violations(page, RULES, RULES_WITHOUT_OBJECT));
        in(ColorScheme.DARK, () -> Axe.violations(page, RULES_ON_COLOURS));
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    }

    private void in(ColorScheme scheme, Supplier<List<String>> violations) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        page.evaluate("() => Promise.all(document.getAnimations().map((change) => change.finished.catch(() => {})))");
        assertThat(violations.get()).as("%s in %s", page.url(), scheme).isEmpty();
    }

    /** Nothing sticks out sideways, and a room has its height. */
    void findsThePageFitting() {
        Object height = page.evaluate(
                "() => document.querySelector('body.room-page > .room')?.getBoundingClientRect().height ?? 1000");
        assertThat(((Number) height).intValue())
                .as("height of the room at %s", page.url())
                .isGreaterThan(100);
        Object overflow = page.evaluate("() => document.documentElement.scrollWidth - window.innerWidth");
        assertThat(((Number) overflow).intValue())
                .as("%s overflows by", page.url())
                .isLessThanOrEqualTo(0);
    }

    void photographs(Path file) {
        page.screenshot(new Page.ScreenshotOptions().setPath(file));
    }

    @Override
    public void close() {
        browser.close();
    }
}
