package dev.roundtwo.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.roundtwo.Cast.in;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.roundtwo.interviews.calendar.ReadCalendar;
import dev.roundtwo.month.PostOffice.Letter;
import dev.roundtwo.practice.hours.HoursBook;
import dev.roundtwo.practice.hours.HoursForm;
import dev.roundtwo.tenancy.Member;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Collections;

/** Charlie in São Paulo has no account: what he is asked to comes by mail, and by mail he moves it. */
final class GuestStory {

    private static final String CHARLIE = "charlie@elsewhere.example";
    private static final String TITLE = "Staff backend";
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final ZoneId SAO_PAULO = ZoneId.of("America/Sao_Paulo");

    private final Season season;
    private final Inspection inspection;
    private final ZonedDateTime planned;
    private final ZonedDateTime moved;

    GuestStory(Season season, Inspection inspection) {
        this.season = season;
        this.inspection = inspection;
        LocalDate today = LocalDate.ofInstant(season.now(), BERLIN);
        planned = today.plusDays(7).atTime(15, 0).atZone(BERLIN);
        moved = today.plusDays(9).atTime(16, 30).atZone(BERLIN);
    }

    /** Whoever interviews him has time on every day. */
    void happens(Member lead, String email) throws Exception {
        in(lead, () -> {
            season.bean(HoursBook.class)
                    .save(lead, new HoursForm(3, "en", BERLIN.getId(), 15, Collections.nCopies(7, "9-20")));
            return null;
        });
        try (Person chloe = season.person(lead.name(), email, BERLIN.getId());
                Person charlie = season.stranger("Charlie", SAO_PAULO.getId())) {
            String interview = plans(chloe, lead.workspaceSlug());
            Letter invitation = season.only(CHARLIE, lead.name() + " invites you");
            ReadCalendar asked = ReadCalendar.of(invitation.calendar());
            assertThat(asked.method()).isEqualTo("REQUEST");
            assertThat(asked.times().getFirst()).isEqualTo(planned.toInstant());

            String join = Season.found("https?://\\S+/join/\\S+", invitation.text());
            charlie.goes(join).sees("invites you");
            inspection.ofThisPage(charlie);
            String link = Season.found("https?://\\S+/reschedule/\\S+", invitation.text());
            movesIt(charlie, link);

            Letter news = season.only(CHARLIE, "Moved: " + TITLE);
            ReadCalendar again = ReadCalendar.of(news.calendar());
            assertThat(again.method()).isEqualTo("REQUEST");
            assertThat(again.value("UID")).isEqualTo(asked.value("UID"));
            assertThat(again.value("SEQUENCE")).isEqualTo("1");
            assertThat(again.times().getFirst()).isEqualTo(moved.toInstant());
            assertThat(ReadCalendar.of(season.only(email, "Moved: " + TITLE).calendar())
                            .value("UID"))
                    .isEqualTo(asked.value("UID"));
            assertThat(chloe.goes(interview).page.locator(".page-head")).containsText("16:30");
            chloe.goes("/w/" + lead.workspaceSlug() + "/notices").sees("Moved: " + TITLE);
            assertThat(charlie.goes(join).page.locator("main time").first()).containsText(local(moved));
            inspection.ofThisPage(charlie);
            ReadCalendar file = ReadCalendar.of(Files.readString(Season.downloads(charlie, "Calendar file")));
            assertThat(file.value("UID")).isEqualTo(asked.value("UID"));
            assertThat(file.value("SEQUENCE")).isEqualTo("1");
            assertThat(file.times()).isEqualTo(again.times());
            charlie.hadNoComplaints();
            chloe.hadNoComplaints();
        }
    }

    private String plans(Person chloe, String workspace) {
        Page form = chloe.goes("/w/" + workspace + "/interviews/new").page;
        form.locator("#title").fill(TITLE);
        form.locator("#guest").fill("Charlie");
        form.locator("#email").fill(CHARLIE);
        form.locator("#date").fill(planned.toLocalDate().toString());
        form.locator("#time").fill(planned.toLocalTime().toString());
        assertThat(form.locator("label[for=time]")).containsText("your clock, Europe/Berlin");
        inspection.ofThisPage(chloe);
        chloe.clicks("Create and show the links");
        assertThat(form.getByLabel("Link for Charlie").first()).isVisible();
        inspection.ofThisPage(chloe);
        return Season.path(form);
    }

    /** On his own clock, which his browser says. */
    private void movesIt(Person charlie, String link) {
        ZonedDateTime wish = moved.withZoneSameInstant(SAO_PAULO);
        Page page = charlie.goes(link).page;
        charlie.sees("Another time");
        assertThat(page.locator("#zone")).hasValue(SAO_PAULO.getId());
        inspection.ofThisPage(charlie);
        page.locator("#date0").fill(wish.toLocalDate().toString());
        page.locator("#time0").fill(wish.toLocalTime().toString());
        charlie.clicks("Look at it once more");
        charlie.sees("Move it?");
        inspection.ofThisPage(charlie);
        charlie.clicks("Yes, move it");
        charlie.sees("It was moved by this link.");
        inspection.ofThisPage(charlie);
        assertThat(page.navigate(link).status()).isEqualTo(410);
        charlie.sees("It was moved by this link.");
        charlie.sees("Your own way in is the link of your invitation");
    }

    private static String local(ZonedDateTime time) {
        LocalTime there = time.withZoneSameInstant(SAO_PAULO).toLocalTime();
        return there.toString();
    }
}
