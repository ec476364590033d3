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

/** One headless Chromium for all journeys of the run; each person gets a profile of their own in it. */
final class Browsers {

    private static final List<String> QUIET = List.of(
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-dev-shm-usage");

    private static final Browser BROWSER = launch();

    private Browsers() {}

    /** A person at a screen of 1440 × 900, in light colours. */
    static Person person(String name, String base) {
        return person(name, base, new Browser.NewContextOptions().setViewportSize(1440, 900));
    }

    static Person person(String name, String base, Browser.NewContextOptions screen) {
        return new Person(name, BROWSER.newContext(screen.setBaseURL(base).setLocale("en-GB")));
    }

    private static Browser launch() {
        PlaywrightAssertions.setDefaultAssertionTimeout(15_000);
        var playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        var arguments = new ArrayList<>(QUIET);
        if ("root".equals(System.getProperty("user.name"))) {
            arguments.add("--no-sandbox");
        }
        return playwright
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
