package dev.roundtwo.interviews.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtwo.interviews.calendar.CalendarText.Who;
import dev.roundtwo.platform.time.Zones;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Calendar files are right for a strict reader, whatever stands in them and whatever the clocks do. */
class CalendarTextTests {

    private static final UUID ID = UUID.fromString("0193a111-0000-7000-8000-000000000001");
    private static final Instant CHANGED = Instant.parse("2026-11-22T09:00:00Z");
    private static final Who HOUSE = new Who("no-reply@example.org", "Team Nord");
    private static final Who BEN = new Who("ben@example.org", "Ben Okafor");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void anInvitationSaysAllThatACalendarAsksFor() throws Exception {
        ReadCalendar read =
                ReadCalendar.of(new CalendarText(BERLIN, HOUSE).mailed(entry("Design round", 3, false), BEN));

        assertThat(read.method()).isEqualTo("REQUEST");
        assertThat(read.value("UID")).isEqualTo(ID + "@round-two");
        assertThat(read.value("SEQUENCE")).isEqualTo("3");
        assertThat(read.value("DTSTAMP")).isEqualTo("20261122T090000Z");
        assertThat(read.value("SUMMARY")).isEqualTo("Design round");
        assertThat(read.value("STATUS")).isEqualTo("CONFIRMED");
        assertThat(read.value("URL")).isEqualTo("https://interviews.example.org/w/nord/interviews/" + ID);
        assertThat(read.text())
                .contains(
                        "DTSTART;TZID=Europe/Berlin:20261201T100000\r\n",
                        "DTEND;TZID=Europe/Berlin:20261201T104500\r\n")
                .contains("ORGANIZER;CN=Team Nord:mailto:no-reply@example.org\r\n")
                .contains("ATTENDEE;PARTSTAT=ACCEPTED;RSVP=FALSE;CN=Ben Okafor:mailto:ben@example.org\r\n");
    }

    @Test
    void whatIsCalledOffIsACancellationOfTheSameEvent() throws Exception {
        ReadCalendar read =
                ReadCalendar.of(new CalendarText(BERLIN, HOUSE).mailed(entry("Design round", 4, true), BEN));

        assertThat(read.method()).isEqualTo("CANCEL");
        assertThat(read.value("UID")).isEqualTo(ID + "@round-two");
        assertThat(read.value("STATUS")).isEqualTo("CANCELLED");
        assertThat(read.value("TRANSP")).isEqualTo("TRANSPARENT");
    }

    @Test
    void whoeverIsNotToBeNamedIsNotNamed() throws Exception {
        String file =
                new CalendarText(BERLIN, HOUSE).mailed(entry("Peers", 0, false), new Who("ben@example.org", null));

        assertThat(ReadCalendar.of(file).text())
                .contains("ATTENDEE;PARTSTAT=ACCEPTED;RSVP=FALSE:mailto:ben@example.org");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Commas, semicolons; and a back\\slash",
                "Größe, Привет, 設計のラウンド 設計のラウンド 設計のラウンド 設計のラウンド 設計のラウンド",
                "🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂",
                "Ends in a blank \\n that is none, \"quoted\"",
                "BEGIN:VEVENT",
                "áb̧ç עברית العربية"
            })
    void whateverPeopleTypeComesBackAsItWas(String words) throws Exception {
        String two = words + "\nATTENDEE:mailto:charlie@example.org\n\n" + words;
        CalendarEntry entry =
                new CalendarEntry(ID, 0, false, words, two, "https://example.org/x", at(10), at(11), CHANGED);
        ReadCalendar read = ReadCalendar.of(new CalendarText(BERLIN, new Who("no-reply@example.org", words))
                .mailed(entry, new Who("ben@example.org", words)));

        assertThat(read.value("SUMMARY")).isEqualTo(words);
        assertThat(read.value("DESCRIPTION")).isEqualTo(two);
        assertThat(read.event().getProperties("ATTENDEE")).hasSize(1);
        assertThat(read.event()
                        .getProperty("ATTENDEE")
                        .orElseThrow()
                        .getParameter("CN")
                        .orElseThrow()
                        .getValue())
                .isEqualTo(words.replace('\\', ' '));
    }

    @Test
    void aLineIsNeverLongerThan75OctetsWhateverItsLength() throws Exception {
        for (String character : List.of("a", "ä", "語", "🙂")) {
            for (int length = 1; length <= 120; length++) {
                String words = character.repeat(length);
                ReadCalendar read = ReadCalendar.of(new CalendarText(BERLIN, HOUSE).published(entry(words, 0, false)));
                assertThat(read.value("SUMMARY")).isEqualTo(words);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin, 2027-03-28T00:30:00Z, 20270328T013000",
        "Europe/Berlin, 2027-03-28T01:00:00Z, 20270328T030000",
        "Europe/Berlin, 2027-10-30T22:30:00Z, 20271031T003000",
        "Europe/Berlin, 2027-10-31T02:30:00Z, 20271031T033000",
        "America/New_York, 2027-03-14T06:10:00Z, 20270314T011000",
        "America/New_York, 2027-03-14T07:00:00Z, 20270314T030000",
        "America/New_York, 2027-11-07T04:10:00Z, 20271107T001000",
        "America/New_York, 2027-11-07T07:10:00Z, 20271107T021000"
    })
    void timesAroundAChangeOfTheClockAreThoseOfThatClock(ZoneId zone, Instant start, String shown) throws Exception {
        ReadCalendar read = ReadCalendar.of(new CalendarText(zone, HOUSE).mailed(entry(start), BEN));

        assertThat(read.text()).contains("DTSTART;TZID=" + zone + ":" + shown + "\r\n");
        assertThat(read.times()).containsExactly(start, start.plus(Duration.ofMinutes(45)));
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin, 2027-10-31T00:10:00Z, 20271031T021000",
        "America/New_York, 2027-11-07T05:10:00Z, 20271107T011000"
    })
    void theFirstOfAnHourThatComesTwiceIsOnTheClock(ZoneId zone, Instant start, String shown) throws Exception {
        ReadCalendar read = ReadCalendar.of(new CalendarText(zone, HOUSE).mailed(entry(start), BEN));

        assertThat(read.text()).contains("DTSTART;TZID=" + zone + ":" + shown + "\r\n");
        assertThat(read.times()).containsExactly(start, start.plus(Duration.ofMinutes(45)));
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin, 2027-10-31T01:10:00Z",
        "Europe/Berlin, 2027-10-31T00:30:00Z",
        "America/New_York, 2027-11-07T06:10:00Z",
        "America/New_York, 2027-11-07T05:30:00Z"
    })
    void whatIsInTheSecondOneIsSaidInUtc(ZoneId zone, Instant start) throws Exception {
        ReadCalendar read = ReadCalendar.of(new CalendarText(zone, HOUSE).mailed(entry(start), BEN));

        assertThat(read.text()).doesNotContain("TZID");
        assertThat(read.times()).containsExactly(start, start.plus(Duration.ofMinutes(45)));
    }

    @Test
    void everyZoneThereIsTellsTheTimeByTheFileAlone() throws Exception {
        for (String name : Zones.NAMES) {
            ZoneId zone = ZoneId.of(name);
            for (Instant start : times(zone)) {
                ReadCalendar read = ReadCalendar.of(new CalendarText(zone, HOUSE).published(entry(start)));
                assertThat(read.times())
                        .as("%s %s", zone, start)
                        .containsExactly(start, start.plus(Duration.ofMinutes(45)));
            }
        }
    }

    /** Around the changes of two years, and in the middle between them. */
    private static List<Instant> times(ZoneId zone) {
        List<Instant> times = new ArrayList<>(List.of(
                LocalDateTime.of(2027, 1, 15, 12, 0).atZone(zone).toInstant(),
                LocalDateTime.of(2027, 7, 15, 12, 0).atZone(zone).toInstant()));
        ZoneOffsetTransition next = zone.getRules().nextTransition(CHANGED);
        while (next != null && next.getInstant().isBefore(CHANGED.plus(Duration.ofDays(500)))) {
            for (int minutes : List.of(-181, -61, -46, -45, -1, 0, 1, 59, 61, 181)) {
                times.add(next.getInstant().plus(Duration.ofMinutes(minutes)));
            }
            next = zone.getRules().nextTransition(next.getInstant());
        }
        return times;
    }

    @Test
    void aFeedHasEachInterviewOnceAndIsACalendarWhenThereAreNone() throws Exception {
        CalendarText text = new CalendarText(BERLIN, HOUSE);
        CalendarEntry other = new CalendarEntry(
                UUID.randomUUID(), 2, true, "Called off", "", "https://example.org/y", at(20), at(21), CHANGED);

        ReadCalendar feed = ReadCalendar.of(text.feed("Interviews, Team Nord", List.of(entry("One", 0, false), other)));
        assertThat(feed.method()).isEqualTo("PUBLISH");
        assertThat(feed.events()).hasSize(2);
        assertThat(feed.text())
                .contains("X-WR-CALNAME:Interviews\\, Team Nord\r\n")
                .doesNotContain("ATTENDEE");
        assertThat(ReadCalendar.of(text.feed("Interviews", List.of())).events()).isEmpty();
        assertThat(ReadCalendar.of(new CalendarText(ZoneId.of("UTC"), HOUSE).feed("Interviews", List.of()))
                        .events())
                .isEmpty();
    }

    private static CalendarEntry entry(String title, int sequence, boolean cancelled) {
        return new CalendarEntry(
                ID,
                sequence,
                cancelled,
                title,
                "With Ada and Chloé.",
                "https://interviews.example.org/w/nord/interviews/" + ID,
                at(9),
                Instant.parse("2026-12-01T09:45:00Z"),
                CHANGED);
    }

    private static CalendarEntry entry(Instant start) {
        return new CalendarEntry(
                ID, 0, false, "Round", "", "https://example.org/x", start, start.plus(Duration.ofMinutes(45)), CHANGED);
    }

    private static Instant at(int hour) {
        return Instant.parse("2026-12-01T%02d:00:00Z".formatted(hour));
    }
}
