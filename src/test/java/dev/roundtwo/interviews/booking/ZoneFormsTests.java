package dev.roundtwo.interviews.booking;

import static dev.roundtwo.Cast.as;
import static dev.roundtwo.Cast.in;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtwo.Bearer;
import dev.roundtwo.interviews.Bookings;
import dev.roundtwo.interviews.calendar.CalendarFiles;
import dev.roundtwo.platform.time.Zones;
import dev.roundtwo.tenancy.Member;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.UUID;
import net.fortuna.ical4j.model.TimeZoneRegistryFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

/** The calendar library adds zones of its own to Java's, without rules: no form and no program may name one. */
class ZoneFormsTests extends BookingTest {

    private String day = LocalDate.now(ZoneOffset.UTC).plusDays(5).toString();
    private String hour = "10:00";
    private String odd;
    private UUID set;

    @BeforeEach
    void zonesWithoutRules() throws Exception {
        TimeZoneRegistryFactory.getInstance().createRegistry().getTimeZone("Europe/Berlin");
        odd = ZoneId.getAvailableZoneIds().stream()
                .filter(zone -> zone.startsWith("ical4j"))
                .findFirst()
                .orElseThrow();
        set = set("b01");
    }

    @Test
    void aZoneIsAPlaceOrAnOlderNameOfOne() {
        assertThat(Zones.of(odd)).isEmpty();
        assertThat(Zones.of(null)).isEmpty();
        assertThat(Zones.of("")).isEmpty();
        assertThat(Zones.of("+02:00")).isEmpty();
        assertThat(Zones.of("Mars/Olympus")).isEmpty();
        assertThat(Zones.of("US/Pacific")).contains(ZoneId.of("US/Pacific"));
        assertThat(Zones.NAMES).allSatisfy(name -> assertThat(Zones.of(name)).isPresent());
    }

    @Test
    void everyFormSaysThatItKnowsNoSuchZone() throws Exception {
        Member ada = people.ada();
        String house = "/w/" + ada.workspaceSlug();
        UUID match = round(Instant.now(), false, people.ben(), people.dmitri());
        UUID panel = panel(ada, people.ben(), set, Instant.parse(day + "T12:00:00Z"));
        UUID group = club.one(ada, UUID.class, "select id from practice_group limit 1");

        says(post(ada, house + "/interviews", "title", "Design", "guest", "Ben Okafor"), "not known here");
        says(post(ada, house + "/groups", "name", "Fridays", "rhythm", "WEEKLY"), "Choose a time zone of the list");
        says(
                post(ada, house + "/groups/" + group + "/settings", "name", "Fridays", "rhythm", "WEEKLY"),
                "Choose a time zone of the list");
        says(
                post(ada, house + "/hours", "level", "2", "language", "en", "buffer", "0"),
                "Choose a time zone of the list");
        says(post(people.ben(), house + "/interviews/matches/" + match), "Choose a time zone from the list");
        says(post(ada, house + "/interviews/" + panel + "/times"), "Choose a time zone from the list");
        says(post(ada, "/account/region", "locale", "en"), "Choose a time zone from the list");

        String link = link(panel);
        says(post(ada, link + "/times"), "give a date and a time");
        says(
                web.get()
                        .uri(link)
                        .param("date", day)
                        .param("time", "10:00")
                        .param("zone", odd)
                        .exchange(),
                "give a date and a time");
        assertThat(web.get()
                        .uri(house + "/settings/audit")
                        .param("from", day)
                        .param("zone", odd)
                        .with(as(ada)))
                .hasStatusOk();
        assertThat(web.post()
                        .uri("/api/v1/workspaces/" + ada.workspaceSlug() + "/interviews")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("""
                                {"title": "Design", "set": "%s", "candidate": {"name": "Ben"}, "startsAt": "%sT10:00:00Z", "zone": "%s"}
                                """.formatted(set, day, odd))
                        .with(Bearer.of(ada, "interviews:write")))
                .hasStatus(422)
                .bodyText()
                .contains("/zone", "not known here");
    }

    /** Half an hour into the hour that Berlin leaves out next. */
    @Test
    void everyFormSaysThatTheClockLeavesATimeOut() throws Exception {
        Member ada = people.ada();
        String house = "/w/" + ada.workspaceSlug();
        ZoneOffsetTransition gap = BERLIN.getRules().nextTransition(Instant.now());
        gap = gap.isGap() ? gap : BERLIN.getRules().nextTransition(gap.getInstant());
        day = gap.getDateTimeBefore().toLocalDate().toString();
        hour = gap.getDateTimeBefore().plusMinutes(30).toLocalTime().toString();
        odd = "Europe/Berlin";
        String words = "the clocks go from 02:00 to 03:00, so there is no 02:30";
        UUID match = round(Instant.now(), false, people.ben(), people.dmitri());
        UUID panel = panel(ada, people.ben(), set, Instant.parse(day + "T12:00:00Z"));

        says(post(ada, house + "/interviews", "title", "Design", "guest", "Ben Okafor"), words);
        says(post(people.ben(), house + "/interviews/matches/" + match), words);
        says(post(ada, house + "/interviews/" + panel + "/times"), words);
        says(post(ada, link(panel) + "/times"), words);
        assertThat(Zones.moment(gap.getDateTimeAfter(), BERLIN)).isEqualTo(gap.getInstant());
    }

    /** The link that comes with a mail. */
    private String link(UUID panel) throws Exception {
        UUID seat = club.one(
                people.ada(),
                UUID.class,
                "select id from seat where interview_id = ? and account_id = ?",
                panel,
                people.ada().accountId());
        Bookings bookings = house.getBean(Bookings.class);
        CalendarFiles files = house.getBean(CalendarFiles.class);
        return in(people.ada(), () -> house.getBean(TransactionTemplate.class)
                        .execute(status -> files.rescheduleLink(bookings.of(panel), bookings.in(seat))))
                .replaceFirst("https?://[^/]+", "");
    }

    private MvcTestResult post(Member me, String path, String... fields) {
        var request = web.post()
                .uri(path)
                .param("set", set.toString())
                .param("date", day)
                .param("startsOn", day)
                .param("time", hour)
                .param("zone", odd)
                .with(as(me));
        for (int i = 0; i < fields.length; i += 2) {
            request = request.param(fields[i], fields[i + 1]);
        }
        return request.exchange();
    }

    private static void says(MvcTestResult answer, String words) {
        assertThat(answer).hasStatus(422).bodyText().contains(words);
    }
}
