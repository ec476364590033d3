package dev.roundtwo.journeys;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.roundtwo.RoundTwo;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.UseMainMethod;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;

/** Takes the README's pictures of the demo; {@code bin/screenshots} runs it. Not one of the tests. */
@SpringBootTest(
        classes = RoundTwo.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        useMainMethod = UseMainMethod.ALWAYS)
@ActiveProfiles({"demo", "test"})
class Screenshots {

    private static final Path FOLDER = Path.of("src", "docs", "screenshots");

    @LocalServerPort
    int port;

    @Test
    void ofTheDemo() {
        try (Person chloe = visitor("chloe", desktop())) {
            chloe.page.click("text=Enter the room");
            chloe.page.waitForSelector(".scorecard");
            chloe.page.locator("#signal-operations, .signal").first().click();
            shoot(chloe, "room");
        }
        try (Person dmitri = visitor("dmitri", desktop().setColorScheme(ColorScheme.DARK))) {
            dmitri.page.click("text=Enter the room");
            dmitri.page.waitForSelector(".room.candidate");
            shoot(dmitri, "candidate-dark");
        }
        try (Person ada = visitor("ada", desktop())) {
            ada.page
                    .locator("section:has(h2:text('Recent debriefs')) a.list-title")
                    .first()
                    .click();
            shoot(ada, "debrief");
            ada.goes("/w/demo/sets");
            ada.page.locator("a.list-title:has-text('Changes nobody notices')").click();
            shoot(ada, "set");
        }
        try (Person chloe = visitor(
                "chloe",
                new Browser.NewContextOptions().setViewportSize(390, 844).setDeviceScaleFactor(2))) {
            chloe.page.click("text=Enter the room");
            chloe.page.locator("[data-show=card]").click();
            shoot(chloe, "phone");
        }
    }

    private Person visitor(String person, Browser.NewContextOptions screen) {
        Person visitor =
                Browsers.person(person, "http://localhost:" + port, screen).goes("/demo");
        visitor.page.locator("form:has(input[value='" + person + "']) button").click();
        return visitor;
    }

    private static void shoot(Person person, String name) {
        person.page.waitForTimeout(700);
        person.page.screenshot(new Page.ScreenshotOptions().setPath(FOLDER.resolve(name + ".png")));
    }

    private static Browser.NewContextOptions desktop() {
        return new Browser.NewContextOptions().setViewportSize(1440, 900);
    }
}
