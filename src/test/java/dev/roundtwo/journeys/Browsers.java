package dev.roundtwo.journeys;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One headless Chromium for all journeys of the run; each person gets a profile of their own in it. It belongs to the thread
 * that asked first, as all of Playwright's objects do: another thread gets another one, and ends it.
 */
final class Browsers {

    private static final List<String> QUIET = List.of(
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-dev-shm-usage");

    private static final ThreadLocal<Browser> BROWSER = ThreadLocal.withInitial(Browsers::launch);
    private static final ThreadLocal<Playwright> DRIVER = ThreadLocal.withInitial(() ->
            Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"))));

    private Browsers() {}

    /** Ends the browser of this thread. */
    static void end() {
        DRIVER.get().close();
        BROWSER.remove();
        DRIVER.remove();
    }

    /** A person at a screen of 1440 × 900, in light colours. */
    static Person person(String name, String base) {
        return person(name, base, new Browser.NewContextOptions().setViewportSize(1440, 900));
    }

    static Person person(String name, String base, Browser.NewContextOptions screen) {
        return new Person(name, BROWSER.get().newContext(screen.setBaseURL(base).setLocale("en-GB")));
    }

    private static Browser launch() {
        PlaywrightAssertions.setDefaultAssertionTimeout(15_000);
        var arguments = new ArrayList<>(QUIET);
        if ("root".equals(System.getProperty("user.name"))) {
            arguments.add("--no-sandbox");
        }
        return DRIVER.get()
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium())
                        .setArgs(arguments));
    }

    private static Path chromium() {
        String chosen = System.getenv("CHROMIUM");
        return Stream.of(chosen == null ? "" : chosen, "/usr/bin/chromium", "/usr/bin/chromium-browser")
                .map(Path::of)
                .filter(Files::isExecutable)
                .filter(Files::isRegularFile)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No Chromium found; bin/test installs one"));
    }
}
