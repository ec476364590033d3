package dev.roundtwo.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Somebody in a browser of their own. Collects what the browser complains about, so that a journey can insist on none. */
final class Person implements AutoCloseable {

    private static final List<String> RULES =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    final String name;
    final BrowserContext browser;
    final Page page;
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private volatile boolean examining; // axe itself sets inline styles while it measures

    Person(String name, BrowserContext browser) {
        this.name = name;
        this.browser = browser;
        this.browser.setDefaultTimeout(15_000);
        this.page = newTab();
    }

    Page newTab() {
        Page tab = browser.newPage();
        tab.onConsoleMessage(message -> {
            if (!examining && message.text().contains("Content Security Policy")) {
                complaints.add(message.text());
            }
        });
        tab.onPageError(error -> complaints.add("script: " + error));
        return tab;
    }

    Person goes(String path) {
        page.navigate(path);
        return this;
    }

    void clicks(String text) {
        page.getByRole(com.microsoft.playwright.options.AriaRole.BUTTON, new Page.GetByRoleOptions().setName(text))
                .or(page.getByRole(
                        com.microsoft.playwright.options.AriaRole.LINK, new Page.GetByRoleOptions().setName(text)))
                .first()
                .click();
    }

    void sees(String text) {
        page.getByText(text).first().waitFor();
    }

    /** No script error and no breach of the content security policy so far. */
    void hadNoComplaints() {
        assertThat(complaints).as("complaints of %s's browser", name).isEmpty();
    }

    /** The page at hand passes axe, light and dark. */
    void findsThePageAccessible() {
        examining = true;
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            var found = new AxeBuilder(page).withTags(RULES).analyze().getViolations();
            assertThat(found)
                    .as("%s in %s", page.url(), scheme)
                    .extracting(rule ->
                            rule.getId() + " " + rule.getNodes().getFirst().getTarget() + " "
                                    + rule.getNodes().getFirst().getFailureSummary())
                    .isEmpty();
        }
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        page.waitForTimeout(200);
        examining = false;
    }

    /** Nothing sticks out sideways. */
    void findsThePageFitting() {
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
