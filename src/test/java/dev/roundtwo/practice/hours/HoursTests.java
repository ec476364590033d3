package dev.roundtwo.practice.hours;

import static dev.roundtwo.Cast.as;
import static dev.roundtwo.Cast.in;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtwo.Cast;
import dev.roundtwo.Cast.People;
import dev.roundtwo.ModuleTest;
import dev.roundtwo.identity.RegionalSettings;
import dev.roundtwo.platform.Ids;
import dev.roundtwo.practice.Club;
import dev.roundtwo.tenancy.Member;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ModuleTest
class HoursTests {

    /** A Monday. */
    private static final Instant FROM = Instant.parse("2030-01-07T00:00:00Z");

    private static final Instant TO = Instant.parse("2030-01-08T00:00:00Z");

    @Autowired
    MockMvcTester web;

    @Autowired
    Cast cast;

    @Autowired
    Hours hours;

    @Autowired
    HoursBook book;

    @Autowired
    RegionalSettings regions;

    @Autowired
    ApplicationContext house;

    People people;

    @BeforeEach
    void gather() {
        people = cast.people();
    }

    @Test
    void twoMeetWhereTheirHoursDoEachOnTheirOwnClock() throws Exception {
        says(people.ben(), "Europe/Berlin", 0, "18-21");
        says(people.chloe(), "Europe/Lisbon", 0, "18-21");
        assertThat(common()).containsExactly(span("18:00", "20:00"));
        assertThat(in(
                        people.ada(),
                        () -> hours.common(
                                people.ben().accountId(), people.ada().accountId(), FROM, TO, Duration.ofMinutes(30))))
                .as("Ada has said no hours")
                .isEmpty();
        assertThat(in(people.charlie(), () -> hours.free(List.of(people.ben().accountId()), FROM, TO)))
                .as("from another workspace")
                .isEmpty();
    }

    @Test
    void aDayOffAndOneWithMoreTimeCount() throws Exception {
        says(people.ben(), "UTC", 0, "18-21");
        says(people.chloe(), "UTC", 0, "18-21");
        except(people.ben(), false, "19-20");
        except(people.ben(), true, "8-9");
        except(people.chloe(), true, "8:30-10");
        assertThat(common()).containsExactly(span("08:30", "09:00"), span("18:00", "19:00"), span("20:00", "21:00"));
        except(people.ben(), false, "");
        assertThat(common()).containsExactly(span("08:30", "09:00"));
    }

    @Test
    void beforeAnythingIsSaidTheirClockIsTheirOwn() throws Exception {
        Member ben = people.ben();
        new Club(house)
                .change(ben, "update account set zone = 'Europe/Lisbon', locale = 'en' where id = ?", ben.accountId());
        assertThat(in(ben, () -> hours.profile(ben).zone().getId())).isEqualTo("Europe/Lisbon");
        except(ben, true, "8-9");
        assertThat(in(ben, () -> hours.week(ben).zone().getId())).isEqualTo("Europe/Lisbon");
    }

    @Test
    void whoSaidNoZoneReadsAllTimesOnTheClockOfTheirHours() throws Exception {
        Member ben = people.ben();
        says(ben, "Europe/Berlin", 0, "18-21");
        says(ben, "Europe/Lisbon", 0, "18-21");
        assertThat(in(ben, () -> regions.of(ben.accountId()).zone().getId())).isEqualTo("Europe/Lisbon");
        in(ben, () -> {
            regions.guess(ben.accountId(), "Asia/Tokyo", "ja-JP");
            return "";
        });
        says(ben, "Europe/Berlin", 0, "18-21");
        assertThat(in(ben, () -> regions.of(ben.accountId()).zone().getId()))
                .as("once their browser said one")
                .isEqualTo("Asia/Tokyo");
    }

    @Test
    void anInterviewTakesItsTimeAndThePauseAroundIt() throws Exception {
        says(people.ben(), "UTC", 20, "8-12");
        says(people.chloe(), "UTC", 0, "8-12");
        UUID interview = Ids.next();
        Club club = new Club(house);
        club.change(people.ada(), """
                insert into interview (id, workspace_id, title, mode, status, starts_at, zone, minutes, created_at, half)
                values (?, current_workspace(), 'Talk', 'PANEL', 'SCHEDULED', ?, 'UTC', 60, now(), 1)
                """, interview, Timestamp.from(FROM.plus(Duration.ofHours(9))));
        club.change(people.ada(), """
                insert into seat (id, workspace_id, interview_id, part, half, name, account_id, link_number, link_digest)
                values (gen_random_uuid(), current_workspace(), ?, 'CANDIDATE', 0, 'Ben Okafor', ?, 1, ?)
                """, interview, people.ben().accountId(), interview.toString());
        assertThat(common()).containsExactly(span("08:00", "08:40"), span("10:20", "12:00"));
        club.change(people.ada(), "update interview set status = 'CANCELLED' where id = ?", interview);
        assertThat(common()).containsExactly(span("08:00", "12:00"));
    }

    @Test
    void whatCannotBeReadIsSaidBesideTheDayAndKept() {
        String page = "/w/%s/hours".formatted(people.ben().workspaceSlug());
        assertThat(web.post()
                        .uri(page)
                        .param("level", "3")
                        .param("language", "en")
                        .param("zone", "UTC")
                        .param("buffer", "15")
                        .param("hours", "18-20", "after lunch", "", "", "", "", "")
                        .with(as(people.ben())))
                .hasStatus(422)
                .bodyText()
                .contains("The hours of Tuesday could not be read", "after lunch", "18-20");
        assertThat(post("", "add", "true", "span", "noon"))
                .as("both, at once, each beside its field")
                .hasStatus(422)
                .bodyText()
                .contains("Say which day.", "nothing was added", "noon", "id=\"day-error\"", "id=\"span-error\"");
        assertThat(post("", "day", "2020-01-07")).hasStatus(422).bodyText().contains("This day is over", "2020-01-07");
    }

    @Test
    void aDayIsAddedWithoutLosingWhatWasTypedInTheWeek() throws Exception {
        String day = LocalDate.now().plusDays(9).toString();
        assertThat(post("18-20", "day", day, "free", "true", "span", "7-8", "add", "true"))
                .hasStatus(302);
        assertThat(page()).bodyText().contains("18:00–20:00", "also 07:00–08:00", day);
        assertThat(post("after lunch", "forget", day)).as("nothing of it").hasStatus(422);
        assertThat(page()).bodyText().contains("also 07:00–08:00");
        assertThat(post("19-20", "forget", day)).hasStatus(302);
        assertThat(page()).bodyText().contains("19:00–20:00").doesNotContain("also 07:00–08:00");
    }

    @Test
    void whatIsFreeIsShownOnTheClockOfTheHoursAndNamesIt() throws Exception {
        says(people.ben(), "Asia/Kolkata", 0, "18:00-24:00");
        assertThat(page())
                .bodyText()
                .contains("On the clock of your hours: Asia/Kolkata.", "<span>18:00–24:00</span>")
                .as("not on the browser's")
                .doesNotContain("data-format=\"datetime\"");
    }

    private MvcTestResult page() {
        return web.get()
                .uri("/w/%s/hours".formatted(people.ben().workspaceSlug()))
                .with(as(people.ben()))
                .exchange();
    }

    private MvcTestResult post(String monday, String... fields) {
        var request = web.post()
                .uri("/w/%s/hours".formatted(people.ben().workspaceSlug()))
                .param("level", "3")
                .param("language", "en")
                .param("zone", "UTC")
                .param("buffer", "15")
                .param("hours", monday, "", "", "", "", "", "")
                .with(as(people.ben()));
        for (int i = 0; i < fields.length; i += 2) {
            request = request.param(fields[i], fields[i + 1]);
        }
        return request.exchange();
    }

    @Test
    void savedTwiceAtOnceOneOfThemStandsWhole() throws Exception {
        says(people.ben(), "UTC", 0, "8-9");
        assertThat(Club.atOnce(
                        () -> says(people.ben(), "UTC", 10, "10-11, 12-13"),
                        () -> says(people.ben(), "UTC", 20, "14-15"),
                        () -> says(people.ben(), "UTC", 20, "14-15")))
                .containsOnlyNulls();
        Week week = in(people.ben(), () -> hours.week(people.ben()));
        assertThat(week.hours())
                .hasSize(in(people.ben(), () -> hours.profile(people.ben())).buffer() == 10 ? 14 : 7);
    }

    private void says(Member who, String zone, int buffer, String line) throws Exception {
        in(who, () -> {
            book.save(who, new HoursForm(2, "en", zone, buffer, Collections.nCopies(7, line)));
            return "";
        });
    }

    private void except(Member who, boolean free, String line) throws Exception {
        in(who, () -> {
            book.except(who, LocalDate.parse("2030-01-07"), free, line);
            return "";
        });
    }

    private List<Span> common() throws Exception {
        return in(
                people.ada(),
                () -> hours.common(
                        people.ben().accountId(), people.chloe().accountId(), FROM, TO, Duration.ofMinutes(30)));
    }

    private static Span span(String from, String to) {
        return new Span(Instant.parse("2030-01-07T" + from + ":00Z"), Instant.parse("2030-01-07T" + to + ":00Z"));
    }
}
