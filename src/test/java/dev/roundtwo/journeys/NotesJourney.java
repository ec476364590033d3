package dev.roundtwo.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.HasValueOptions;
import dev.roundtwo.identity.sessions.Sessions;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** Several write into the same notes at once, one of them over a line that breaks; and one writes for herself in two tabs. */
@Journey
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NotesJourney {

    /** Types sixty letters of an alphabet of one's own, each at a place of its own, a few milliseconds apart. */
    private static final String TYPE = """
        ([first, count]) => new Promise((done) => {
          const field = document.getElementById("notes");
          let typed = 0;
          const next = () => {
            const at = Math.floor(Math.random() * (field.value.length + 1));
            field.setRangeText(String.fromCharCode(first + typed), at, at, "end");
            field.dispatchEvent(new Event("input", { bubbles: true }));
            if (++typed < count) setTimeout(next, 5 + Math.random() * 20);
            else window.typedAll = true;
          };
          window.typedAll = false;
          next();
          done();
        })\
        """;

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext house;

    Person ada;
    Person chloe;
    Person charlie;
    Panel panel;

    @BeforeAll
    void allAreThere() {
        String base = "http://localhost:" + port;
        ada = Browsers.person("Ada", base).entersTheDemo();
        chloe = Browsers.person("Chloé", base).entersTheDemo();
        charlie = Browsers.person("Charlie", base);
    }

    @BeforeEach
    void aPanelIsRunning() {
        panel = Panel.planned(ada, "Notes of many");
        panel.takes(charlie);
        panel.starts(ada);
        chloe.goes(panel.room);
        charlie.page.locator("body.room-page").waitFor();
    }

    @AfterEach
    void closeOtherTabs() {
        ada.browser.pages().stream().filter(tab -> tab != ada.page).forEach(Page::close);
    }

    @AfterAll
    void leave() {
        List.of(ada, chloe, charlie).forEach(Person::close);
    }

    @Test
    void threeTypeAtOnceAndEndWithOneTextThatHoldsEveryLetter() {
        types(ada, 0x4E00);
        types(chloe, 0x5E00);
        types(charlie, 0x6E00);

        allEndWith(180);
        List.of(ada, chloe, charlie).forEach(Person::hadNoComplaints);
    }

    @Test
    void wordsOfWhoIsSignedOutArriveAfterTheNextSignIn() {
        notes(ada).fill("before ");
        assertThat(notes(charlie)).hasValue("before ");

        house.getBean(Sessions.class).endAll(new Stage(house).member("ada").accountId());
        notes(ada).press("Control+End");
        notes(ada).pressSequentially("after");
        assertThat(ada.page.locator("#notes-state")).containsText("You are signed out. Your words are kept here");
        Page tab = ada.newTab();
        tab.navigate("/demo");
        tab.locator("button", new Page.LocatorOptions().setHasText("Ada,")).click();
        tab.waitForURL("**/w/demo");

        assertThat(notes(charlie)).hasValue("before after", new HasValueOptions().setTimeout(20_000));
        assertThat(notes(ada)).hasValue("before after");
    }

    @Test
    void wordsThatTheNotesDoNotTakeStayOnThePage() {
        notes(chloe).fill("short");
        assertThat(notes(ada)).hasValue("short");

        ada.page.evaluate("""
            () => {
              const field = document.getElementById("notes");
              field.value += "LONG".repeat(25001);
              field.dispatchEvent(new Event("input", { bubbles: true }));
            }""");

        assertThat(ada.page.locator("#shared-notes .conflict")).containsText("LONGLONG");
        assertThat(notes(ada)).hasValue("short");
        notes(ada).press("Control+End");
        notes(ada).pressSequentially("er");
        assertThat(notes(chloe)).hasValue("shorter");
    }

    @Test
    void whatIsWrittenWithoutALineIsKeptAndArrivesOnce() {
        notes(ada).fill("before ");
        assertThat(notes(charlie)).hasValue("before ");

        charlie.browser.setOffline(true);
        notes(charlie).press("Control+End");
        notes(charlie).pressSequentially("away");
        assertThat(charlie.page.locator("#notes-state")).hasText("Kept here until the line is back");
        notes(ada).press("Control+Home");
        notes(ada).pressSequentially("meanwhile ");
        charlie.browser.setOffline(false);

        for (Person one : List.of(ada, chloe, charlie)) {
            assertThat(notes(one)).hasValue("meanwhile before away");
        }
    }

    @Test
    void ownNotesOfTwoTabsMeetAsTwoTexts() {
        Page other = ada.newTab();
        other.navigate(panel.room);
        ada.page.locator("#mine").fill("Calm.");
        assertThat(ada.page.locator("#mine-state")).hasText("Saved");

        other.locator("#mine").fill("Slow to start.");
        assertThat(other.locator(".private-notes .conflict")).containsText("Calm.");
        other.getByText("Put both into the note").click();

        assertThat(other.locator("#mine-state")).hasText("Saved");
        assertThat(chloe.page.content()).doesNotContain("Slow to start");
        ada.page.reload();
        assertThat(ada.page.locator("#mine")).hasValue("Calm.\nSlow to start.");
    }

    private static void types(Person person, int first) {
        person.page.evaluate(TYPE, List.of(first, 60));
    }

    private void allEndWith(int letters) {
        for (Person one : List.of(ada, chloe, charlie)) {
            one.page.waitForFunction("() => window.typedAll");
        }
        for (Person one : List.of(ada, chloe, charlie)) {
            one.page.waitForFunction("(count) => document.getElementById('notes').value.length === count", letters);
        }
        String text = notes(ada).inputValue();
        assertThat(text.chars().distinct().count()).isEqualTo(letters);
        for (Person one : List.of(ada, chloe, charlie)) {
            assertThat(notes(one)).hasValue(text);
        }
    }

    private static Locator notes(Person person) {
        return person.page.locator("#notes");
    }
}
