package dev.roundtwo.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.HasAttributeOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasValueOptions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** An interview's room open in a tab. Remembers what was scored and written on the card there. */
final class Room {

    static final List<String> SIGNALS = List.of("reliability", "scalability", "async", "operations", "tradeoffs");

    final Page tab;
    final Map<String, String> meant = new TreeMap<>();

    private Room(Page tab) {
        this.tab = tab;
    }

    static Room open(Page tab, String base, UUID interview) {
        return open(tab, path(base, interview));
    }

    static Room open(Page tab, String address) {
        tab.navigate(address);
        return new Room(tab);
    }

    static String path(String base, UUID interview) {
        return base + "/w/demo/rooms/" + interview;
    }

    void starts() {
        tab.locator("#start").click();
        isRunning();
    }

    /** The room is there, and its scripts too. */
    void isRunning() {
        tab.locator("#prompt").waitFor();
        tab.waitForLoadState();
    }

    void rates(String signal, int level) {
        tab.locator("#signal-" + signal + " legend").click();
        tab.locator("#signal-%s label:has(input[value='%d']) b".formatted(signal, level))
                .click();
        meant.put("level." + signal, Integer.toString(level));
    }

    /** Types on at the end of the note. */
    void remarks(String signal, String words) {
        tab.locator("#signal-" + signal + " legend").click();
        typeInto(note(signal), words);
        meant.merge("note." + signal, words, String::concat);
    }

    Locator note(String signal) {
        return tab.locator("[data-field='note.%s']".formatted(signal));
    }

    /** Types on at the end of the shared notes. */
    void writes(String words) {
        typeInto(notes(), words);
    }

    Locator notes() {
        return tab.locator("#notes");
    }

    void givesHint() {
        var answer = tab.waitForResponse(
                "**/hints", () -> tab.locator("[data-key='h'] button").click());
        assertEquals(204, answer.status());
    }

    void seesHint(int number) {
        tab.locator("#said .hint-given", new Page.LocatorOptions().setHasText("Hint " + number + ","))
                .waitFor();
    }

    /** The card's chip: saved, saving, offline or conflict. */
    void saysThatTheCardIs(String state) {
        assertThat(tab.locator("#scorecard .save-state"))
                .hasAttribute("data-state", state, new HasAttributeOptions().setTimeout(30_000));
    }

    void seesNotes(String text) {
        assertThat(notes()).hasValue(text, new HasValueOptions().setTimeout(30_000));
    }

    void finishes() {
        tab.locator("#finish").click();
        tab.locator("dialog[open] .btn.primary").click();
        tab.getByText("The interview is over").waitFor();
    }

    /** On a page of its own: the same level for each signal, the best of verdicts, and a summary. */
    void fillsTheCard(String page, int level, String summary) {
        tab.navigate(page);
        SIGNALS.forEach(signal -> rates(signal, level));
        tab.locator(".verdicts label").last().click();
        tab.locator("[data-field='summary']").fill(summary);
        saysThatTheCardIs("saved");
    }

    static void submitsTheCard(Page tab) {
        tab.locator("[data-submit]").click();
        tab.locator("#scorecard .locked").waitFor();
    }

    private static void typeInto(Locator field, String words) {
        field.focus();
        field.press("Control+End");
        field.pressSequentially(words, new Locator.PressSequentiallyOptions().setDelay(15));
    }
}
