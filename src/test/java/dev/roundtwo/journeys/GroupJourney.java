package dev.roundtwo.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.roundtwo.interviews.calendar.ReadCalendar;
import dev.roundtwo.month.PostOffice.Letter;
import dev.roundtwo.tenancy.Member;
import dev.roundtwo.tenancy.Role;
import dev.roundtwo.tenancy.Workspaces;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A practice group from its beginning to its first monthly report: Ada in Berlin leads it, Ben in New York practises in it. The
 * clocks of America are put forward between the time that is booked and the one it is moved to.
 */
class GroupJourney {

    private static final String WORK = "/w/north";
    private static final String ADA = "ada@north.example";
    private static final String CHLOE = "chloe@north.example";
    private static final String BEN = "ben@north.example";
    /** A Tuesday. */
    private static final Instant BEGIN = Instant.parse("2027-03-09T09:00:00Z");
    /** Thursdays from 17:00 in Berlin and from 11:00 in New York: the hours of both begin together until the clocks change. */
    private static final Instant BOOKED = Instant.parse("2027-03-11T16:00:00Z");

    private static final Instant MOVED = Instant.parse("2027-03-18T16:00:00Z");
    private static final Instant REPORTS = Instant.parse("2027-04-01T12:00:00Z");

    @TempDir
    private static Path folder;

    private static Season season;
    private static Member lead;
    private static Member chloe;

    private final Inspection inspection = new Inspection();

    @BeforeAll
    static void gather() throws Exception {
        season = new Season(folder, BEGIN);
        lead = season.bean(Workspaces.class).found("north", "Team Nord", season.account("Ada", ADA), false);
        UUID workspace = lead.workspaceId();
        season.bean(Workspaces.class).join(workspace, season.account("Ben Okafor", BEN), Role.MEMBER);
        chloe = season.bean(Workspaces.class).join(workspace, season.account("Chloé", CHLOE), Role.INTERVIEWER);
        season.publishes(lead, "b01", "d01");
    }

    @AfterAll
    static void end() {
        season.close();
    }

    @Test
    void aGroupIsBegunMatchedMovedHeldAndReportedOn() throws Exception {
        try (Person ada = season.person("Ada", ADA, "Europe/Berlin");
                Person ben = season.person("Ben Okafor", BEN, "America/New_York")) {
            String group = begins(ada, ben);
            saysHours(ada, "Thursday", "17-20");
            saysHours(ben, "Thursday", "11-15");
            isMatched(ada, ben, group);
            String interview = takesTheFile(ben);
            moves(ada, ben, interview);
            season.until(MOVED.minus(Duration.ofMinutes(9)));
            assertThat(season.mails(BEN, "In ten minutes: ")).hasSize(1);
            season.until(MOVED);
            isHeld(ada, ben, interview);
            season.until(REPORTS);
            readsHisMonth(ben);
            readsTheGroups(ada, ben, group);
            ada.hadNoComplaints();
            ben.hadNoComplaints();
        }
        inspection.foundNothing();
    }

    @Test
    void aGuestIsAskedByMailAndMovesItByMail() throws Exception {
        new GuestStory(season, inspection).happens(chloe, CHLOE);
        inspection.foundNothing();
    }

    private String begins(Person ada, Person ben) {
        ada.goes(WORK + "/groups").clicks("New group");
        ada.page.getByLabel("Name").first().fill("Thursdays");
        ada.page.getByLabel("On demand").check();
        inspection.ofThisPage(ada);
        ada.clicks("Begin the group");
        ada.page.waitForURL(Pattern.compile(".*/groups/[0-9a-f-]{36}"));
        String group = Season.path(ada.page);
        ada.clicks("Make a link");
        String link = ada.page.getByLabel("Link to join").inputValue();
        inspection.ofThisPage(ada);

        ben.goes(link).sees("You are asked to join");
        inspection.ofThisPage(ben);
        ben.clicks("Join");
        ben.page.waitForURL("**" + group);
        inspection.ofThisPage(ben);
        ada.goes(group).sees("2 people");
        return group;
    }

    private void saysHours(Person who, String day, String hours) {
        who.goes(WORK + "/hours")
                .page
                .getByLabel(day, new Page.GetByLabelOptions().setExact(true))
                .fill(hours);
        assertThat(who.page.locator("#zone")).hasValue(who.name.equals("Ada") ? "Europe/Berlin" : "America/New_York");
        who.clicks("Save");
        assertThat(who.page
                        .getByText("In the next two weeks")
                        .locator("..")
                        .locator("li")
                        .first())
                .containsText("Thu");
        inspection.ofThisPage(who);
    }

    /** He looks at another page meanwhile, and his bell counts. */
    private void isMatched(Person ada, Person ben, String group) throws Exception {
        ben.goes(WORK).page.evaluate("() => { window.sameAsBefore = true }");
        assertThat(ben.page.locator(".bell-count")).hasCount(0);
        ada.goes(group).clicks("Draft a round now");
        ada.sees("draft");
        assertThat(ada.page.locator("main")).containsText("asks first");
        inspection.ofThisPage(ada);
        assertThat(season.mails(BEN, "Thursdays"))
                .as("nobody is told of a draft")
                .isEmpty();
        ada.clicks("Tell all");
        ada.agrees("Tell all");
        ada.page.waitForURL("**" + group);
        inspection.ofThisPage(ada);

        assertThat(ben.page.locator(".bell-count")).hasText("1");
        assertThat(ben.page.evaluate("() => window.sameAsBefore === true")).isEqualTo(true);
        for (String to : List.of(ADA, BEN)) {
            ReadCalendar invitation = calendar(to, "You have a time: Thursdays");
            assertThat(invitation.method()).isEqualTo("REQUEST");
            assertThat(invitation.times().getFirst()).isEqualTo(BOOKED);
            assertThat(invitation.value("SEQUENCE")).isEqualTo("0");
        }
        ben.page.locator("#bell").click();
        ben.sees("You have a time: Thursdays");
        inspection.ofThisPage(ben);
        ben.goes(group).clicks("Your match");
        ben.sees("You and Ada");
        inspection.ofThisPage(ben);
    }

    /** The page's file is for one's own calendar, so it asks nobody; else it says what the mail's says. */
    private String takesTheFile(Person ben) throws Exception {
        ben.clicks("To your interview");
        ben.page.waitForURL(Pattern.compile(".*/interviews/[0-9a-f-]{36}"));
        inspection.ofThisPage(ben);
        ReadCalendar file = ReadCalendar.of(Files.readString(Season.downloads(ben, "Calendar file")));
        ReadCalendar invitation = calendar(BEN, "You have a time: Thursdays");
        assertThat(file.method()).isEqualTo("PUBLISH");
        assertThat(file.value("UID")).isEqualTo(invitation.value("UID"));
        assertThat(file.value("SEQUENCE")).isEqualTo(invitation.value("SEQUENCE"));
        assertThat(file.times()).isEqualTo(invitation.times());
        return Season.path(ben.page);
    }

    private void moves(Person ada, Person ben, String interview) throws Exception {
        Letter mail = season.only(BEN, "You have a time: Thursdays");
        String link = Season.found("https?://\\S+/reschedule/\\S+", mail.text());
        try (Person phone = season.stranger("Ben's telephone", "America/New_York")) {
            phone.goes(link).sees("Everybody has time");
            inspection.ofThisPage(phone);
            phone.page.getByLabel("Thursday 18 March 2027, 12:00").check();
            phone.clicks("Look at it once more");
            phone.sees("Move it?");
            inspection.ofThisPage(phone);
            phone.clicks("Yes, move it");
            phone.sees("It was moved by this link.");
            inspection.ofThisPage(phone);
            assertThat(phone.page.navigate(link).status()).isEqualTo(410);
            phone.sees("It was moved by this link.");
            phone.sees("Everybody is told");
            assertThat(phone.page.getByText("Look at it once more")).hasCount(0);
        }
        ReadCalendar before = ReadCalendar.of(mail.calendar());
        for (String to : List.of(ADA, BEN)) {
            ReadCalendar after = calendar(to, "Moved: Thursdays");
            assertThat(after.method()).isEqualTo("REQUEST");
            assertThat(after.value("UID")).isEqualTo(before.value("UID"));
            assertThat(after.value("SEQUENCE")).isEqualTo("1");
            assertThat(after.times().getFirst()).isEqualTo(MOVED);
        }
        ben.goes(interview);
        assertThat(ben.page.locator(".page-head")).containsText("18 Mar 2027, 12:00");
        assertThat(ada.goes(interview).page.locator(".page-head")).containsText("18 Mar 2027, 17:00");
    }

    private void isHeld(Person ada, Person ben, String interview) throws Exception {
        String address = season.url() + interview.replace("/interviews/", "/rooms/");
        Room hers = Room.open(ada.page, address);
        Room his = Room.open(ben.page, address);
        inspection.ofThisPage(ada);
        boolean sheAsks = hers.tab.locator("#start").count() == 1;
        Room asks = sheAsks ? hers : his;
        Room answers = sheAsks ? his : hers;
        asks.starts();
        answers.isRunning();
        assertThat(asks.tab.locator("#scorecard")).isVisible();
        assertThat(answers.tab.locator("#scorecard")).hasCount(0);
        answers.writes("Shed load at the edge first.");
        asks.seesNotes("Shed load at the edge first.");
        inspection.ofThisPage(ben);
        season.until(season.now().plus(Duration.ofMinutes(20)));
        asks.tab.locator("#swap").click();
        asks.tab.locator("dialog[open] .btn.primary").click();
        answers.tab.locator("#scorecard").waitFor();
        answers.isRunning();
        inspection.ofThisPage(ada);
        season.until(season.now().plus(Duration.ofMinutes(20)));
        answers.finishes();
        asks.tab.getByText("The interview is over").waitFor();

        hers.fillsTheCard(address + "/scorecard", 3, "Ben keeps calm.");
        his.fillsTheCard(address + "/scorecard", 2, "Ada thinks aloud.");
        inspection.ofThisPage(ben);
        Room.submitsTheCard(hers.tab);
        ada.goes(address + "/debrief").sees("1 of 2 submitted");
        inspection.ofThisPage(ada);
        assertThat(ada.page.content()).doesNotContain("Ada thinks aloud.");
        Room.submitsTheCard(his.tab);
        assertThat(ada.page.locator(".letter").first()).containsText("Ada thinks aloud.");
        assertThat(ben.goes(address + "/debrief").page.locator(".letter").first())
                .containsText("Ben keeps calm.");
        inspection.ofThisPage(ben);
        ben.goes(WORK + "/progress").sees("Thursdays");
        inspection.ofThisPage(ben);
    }

    private void readsHisMonth(Person ben) throws Exception {
        Letter mail = season.only(BEN, "Your March 2027");
        assertThat(mail.text().lines()).contains("Interviews: 1", "Answered: 1", "Minutes: 40");
        ben.goes(Season.found("https?://\\S+/reports/2027-03", mail.text()));
        inspection.ofThisPage(ben);
        Locator page = ben.page.locator("main");
        assertThat(page).containsText("March 2027");
        assertThat(page).containsText("Reliability under failure 3");
        assertThat(page).not().containsText("Reliability under failure 2");
        try (PDDocument pdf = Loader.loadPDF(Files.readAllBytes(Season.downloads(ben, "PDF")))) {
            assertThat(pdf.getDocumentInformation().getTitle()).contains("March 2027");
            assertThat(pdf.getDocumentCatalog().getDocumentOutline()).isNotNull();
            assertThat(new PDFTextStripper().getText(pdf)).contains("March 2027", "Ben Okafor", "Thursdays");
        }
    }

    /** Who took part is there for her to read; what it brought him is when he shares it, for as long as he does. */
    private void readsTheGroups(Person ada, Person ben, String group) throws Exception {
        Letter mail = season.only(ADA, "Thursdays in March 2027");
        assertThat(mail.text().lines()).contains("Interviews: 1", "Took part: 2", "Pairs: 1", "No-shows: 0");
        String report = Season.found("https?://\\S+" + group + "/reports/2027-03", mail.text());
        Locator page = ada.goes(report).page.locator("main");
        inspection.ofThisPage(ada);
        assertThat(page).containsText("Ben Okafor");
        assertThat(page).not().containsText("Reliability");
        ben.goes(WORK + "/progress").clicks("Share with the leads of Thursdays");
        ben.sees("Leads of Thursdays see it");
        inspection.ofThisPage(ben);
        ada.goes(report).sees("Reliability under failure");
        inspection.ofThisPage(ada);
        ben.clicks("Take it back from the leads of Thursdays");
        ben.page.getByText("Share with the leads").waitFor();
        assertThat(ada.goes(report).page.locator("main")).not().containsText("Reliability");
    }

    private static ReadCalendar calendar(String to, String words) throws Exception {
        return ReadCalendar.of(season.only(to, words).calendar());
    }
}
