package dev.roundtwo.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.YearMonth;
import java.util.UUID;
import java.util.regex.Pattern;

/** The half of {@link EveryPageJourney} that is about questions, sets and interviews: seen in a browser and thread of its own. */
final class PagesOfWork {

    private final Inspection inspection = new Inspection();
    private final Stage stage;
    private final Person nobody;
    private final Person ada;
    private final Person dmitri;
    private final Person ben;
    private final Person charlie;

    private PagesOfWork(Stage stage) {
        this.stage = stage;
        nobody = Browsers.person("Nobody", stage.url());
        ada = stage.person("ada");
        dmitri = stage.person("dmitri");
        ben = stage.person("ben");
        charlie = Browsers.person("Charlie", stage.url());
    }

    /** What was found on them, by somebody who starts a browser for it and ends it. */
    static Inspection seen(Stage stage) throws Exception {
        try {
            return new PagesOfWork(stage).seen();
        } finally {
            Browsers.end();
        }
    }

    private Inspection seen() throws Exception {
        questionPages();
        setPages();
        anInterviewFromItsPlanToItsCards();
        anInterviewThatIsOver();
        anInterviewThatIsCancelled();
        practicePages();
        return inspection;
    }

    private void questionPages() {
        inspection.of(ada, "/w/demo/questions", "/w/demo/questions?q=nothingatall", "/w/demo/questions/new");
        String library = ada.finds("/w/demo/questions?q=logged+out", "Logged out at random");
        inspection.of(ada, library, library + "/revisions/1");
        ada.goes(library).page.locator(".page-head form button.primary").click();
        ada.page.waitForURL(Pattern.compile("^(?!.*" + library + ").*/questions/.*"));
        String ours = ada.page.url().replaceFirst("/edit.*", "");
        inspection.of(ada, ours, ours + "/edit", ours + "/files");
        inspection.of(ada, "/w/demo/sets/choices?question=" + ours.replaceFirst(".*/", ""));
    }

    private void setPages() {
        inspection.of(ada, "/w/demo/sets", "/w/demo/sets?retired=true", "/w/demo/sets/new", "/w/demo/sets/imports");
        inspection.of(ada, ada.finds("/w/demo/sets", "Changes nobody notices"));
        inspection.of(ada, ada.finds("/w/demo/sets", "Slow, and nobody is busy"));
    }

    /** {@code PartnersTests} sees partners found. */
    private void practicePages() {
        inspection.of(ada, "/w/demo/groups", "/w/demo/groups/new");
        ada.page.locator("#name").fill("Every page");
        ada.page.locator("form .btn.primary").click();
        ada.page.waitForURL(Pattern.compile(".*/groups/[0-9a-f-]{36}"));
        String group = ada.page.url().replaceFirst("https?://[^/]+", "");
        inspection.ofThisPage(ada);
        inspection.of(dmitri, group);
        ada.clicks("Make a link");
        inspection.ofThisPage(ada);
        String link = ada.page.getByLabel("Link to join").inputValue().replaceFirst("https?://[^/]+", "");
        inspection.of(ben, link);
        ben.clicks("Join");
        inspection.of(ben, group, "/w/demo/hours");
        Locator hours = ben.page.locator("input[name=hours]");
        for (int day = 0; day < 7; day++) { // when nobody else has time
            hours.nth(day).fill("3-4");
        }
        ben.clicks("Save");
        ada.goes(group).clicks("Draft a round now");
        inspection.ofThisPage(ada);
        String round = ada.page.url().replaceFirst("https?://[^/]+", "");
        inspection.of(ada, group + "/settings", group, round);
        ada.clicks("Tell all");
        ada.page.locator("dialog .btn.primary").click();
        ada.page.waitForURL("**" + group);
        inspection.ofThisPage(ada);
        ben.goes(group).clicks("Your match");
        inspection.ofThisPage(ben);
        ben.clicks("Find a time");
        ben.page.waitForURL("**/interviews/matches/*");
        inspection.ofThisPage(ben);
        inspection.of(ben, round, "/w/demo/partner");
        ben.clicks("Start looking"); // who sits in a room is told so
        inspection.ofThisPage(ben);
        // Where she has no appointments: those that others left her in the demo would keep her from looking.
        ada.goes("/w/" + stage.another("alone").workspaceSlug() + "/partner").clicks("Start looking");
        inspection.ofThisPage(ada);
        ada.clicks("Stop looking");
        inspection.of(
                ben, "/w/demo/progress", "/w/demo/reports", "/w/demo/reports/" + YearMonth.now(), group + "/reports");
        inspection.of(ada, "/w/demo/settings/reports", "/w/demo/settings/reports/" + YearMonth.now());
        ada.goes(group + "/settings").clicks("End the group");
        ada.page.locator("dialog .btn.danger").click();
        ada.page.waitForURL("**/w/demo/groups");
        inspection.of(ada, group);
    }

    private void anInterviewFromItsPlanToItsCards() {
        inspection.of(ada, "/w/demo/interviews", "/w/demo/interviews/new");
        ada.clicks("Create and show the links");
        inspection.ofThisPage(ada);
        Panel panel = Panel.planned(ada, "Every page");
        inspection.of(nobody, panel.link);
        panel.takes(charlie);
        inspection.ofThisPage(charlie);
        inspection.of(ada, panel.page, panel.page + "/files", panel.page + "/times", panel.room);

        panel.starts(ada);
        ada.clicks("Give");
        ada.clicks("Mark");
        assertThat(charlie.page.locator(".hint-given")).hasCount(1);
        inspection.ofThisPage(charlie);
        inspection.of(ada, "/w/demo/interviews?tab=LIVE", panel.room + "/scorecard", panel.room);
        inspection.of(dmitri, panel.room);
        Card card = new Card(ada.page);
        card.rates(3, 3, 2, 3, 1);
        card.recommends("No", "Not yet.");
        card.isSaved();
        inspection.ofThisPage(ada);

        panel.finishes(ada.goes(panel.room));
        inspection.of(ada, panel.room, panel.room + "/scorecard/edits", panel.room + "/scorecard");
        card.submits();
        inspection.ofThisPage(ada);
        inspection.of(ada, panel.room + "/debrief", panel.room + "/timeline", panel.page);
        inspection.of(dmitri, panel.room, panel.room + "/debrief", panel.room + "/timeline");
        inspection.of(charlie, panel.room, panel.room + "/feedback", panel.room + "/timeline", panel.link);
        inspection.of(charlie, panel.room + "/guess");
        charlie.page
                .getByText("Yes", new Page.GetByTextOptions().setExact(true))
                .click();
        charlie.clicks("Keep my guess");
        charlie.sees("Your guess is kept");
        inspection.ofThisPage(charlie);
        inspection.of(charlie, panel.room);
        inspection.of(ada, panel.room + "/debrief");
    }

    private void anInterviewThatIsOver() throws Exception {
        inspection.of(ada, "/w/demo/interviews?tab=PAST");
        UUID scored = stage.read(sql -> sql.sql(
                        "select id from interview where title = 'Staff backend, round two' and finished_at is not null")
                .query(UUID.class)
                .single());
        String page = "/w/demo/interviews/" + scored;
        String room = page.replace("/interviews/", "/rooms/");
        inspection.of(ada, page, room, room + "/scorecard", room + "/debrief", room + "/timeline");
        inspection.of(ada, room + "/feedback", room + "/feedback/draft");
        inspection.of(ben, room, room + "/feedback", room + "/guess", room + "/timeline?show=HINTS");
    }

    private void anInterviewThatIsCancelled() {
        Panel panel = Panel.planned(ada, "Not today");
        ada.page
                .locator("summary", new Page.LocatorOptions().setHasText("Cancel the interview"))
                .click();
        ada.page.locator("#reason").fill("The second site is down, and we are needed there.");
        inspection.ofThisPage(ada);
        ada.page.locator("details .btn.danger").click();
        ada.page.locator("dialog .btn.danger").click();
        ada.sees("Cancelled.");
        inspection.ofThisPage(ada);
        inspection.of(ada, panel.room);
        inspection.of(nobody, panel.link);
    }
}
