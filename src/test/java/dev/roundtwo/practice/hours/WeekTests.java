package dev.roundtwo.practice.hours;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtwo.platform.time.Zones;
import dev.roundtwo.practice.hours.Week.Otherwise;
import dev.roundtwo.practice.hours.Week.Window;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WeekTests {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    /** Each zone's changes of the clock since 2015 and to come: at every minute around them, free is what the clock shows. */
    @Test
    void somebodyIsFreeExactlyWhenTheirClockShowsTheirHours() {
        Random random = new Random(42);
        int changes = 0;
        for (String id : Zones.NAMES) {
            ZoneId zone = ZoneId.of(id);
            Instant at = Instant.parse("2015-01-01T00:00:00Z");
            for (int i = 0; i < 4; i++) {
                ZoneOffsetTransition change = zone.getRules().nextTransition(at);
                if (change == null || change.getInstant().isAfter(Instant.parse("2030-01-01T00:00:00Z"))) {
                    break;
                }
                changes++;
                around(zone, change, random);
                at = change.getInstant().plus(Duration.ofDays(400L * random.nextInt(3)));
            }
        }
        assertThat(changes).isGreaterThan(500);
    }

    private static void around(ZoneId zone, ZoneOffsetTransition change, Random random) {
        Instant from = change.getInstant().minus(Duration.ofHours(5)).plusSeconds(60L * random.nextInt(60));
        Instant to = change.getInstant().plus(Duration.ofHours(5));
        Week week = week(zone, change, random);
        List<Span> free = week.between(from, to);
        int next = 0;
        for (Instant minute = from; minute.isBefore(to); minute = minute.plusSeconds(60)) {
            while (next < free.size() && !free.get(next).to().isAfter(minute)) {
                next++;
            }
            boolean said = next < free.size() && !free.get(next).from().isAfter(minute);
            assertThat(said).as("%s at %s, %s", zone, minute, week).isEqualTo(shows(week, minute.atZone(zone)));
        }
    }

    /** The rule itself: what the clock shows at that instant. */
    private static boolean shows(Week week, ZonedDateTime local) {
        int minute = local.getHour() * 60 + local.getMinute();
        boolean weekly = week.hours().stream()
                .anyMatch(window ->
                        window.day() == local.getDayOfWeek() && window.from() <= minute && minute < window.to());
        for (boolean free : new boolean[] {false, true}) {
            for (Otherwise one : week.exceptions()) {
                if (one.free() == free
                        && one.day().equals(local.toLocalDate())
                        && one.from() <= minute
                        && minute < one.to()) {
                    weekly = free;
                }
            }
        }
        return weekly;
    }

    private static Week week(ZoneId zone, ZoneOffsetTransition change, Random random) {
        List<Window> hours = new ArrayList<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            int from = random.nextInt(240);
            hours.add(new Window(day, from, from + 1 + random.nextInt(90)));
            hours.add(new Window(day, 400 + random.nextInt(400), 1440 - random.nextInt(2) * random.nextInt(400)));
        }
        List<Otherwise> exceptions = new ArrayList<>();
        LocalDate day = change.getDateTimeBefore().toLocalDate();
        if (random.nextBoolean()) {
            exceptions.add(new Otherwise(day, false, 60, 60 + 1 + random.nextInt(120)));
            exceptions.add(new Otherwise(day, true, 90, 90 + 1 + random.nextInt(120)));
        }
        return new Week(zone, hours, exceptions);
    }

    @Test
    void anHourThatTheClockSkipsIsNoneAndOneThatItShowsTwiceIsTwo() {
        Week nights = new Week(BERLIN, List.of(new Window(DayOfWeek.SUNDAY, 120, 180)), List.of());
        assertThat(nights.between(Instant.parse("2027-03-27T00:00:00Z"), Instant.parse("2027-03-29T00:00:00Z")))
                .isEmpty();
        assertThat(nights.between(Instant.parse("2026-10-24T00:00:00Z"), Instant.parse("2026-10-26T00:00:00Z")))
                .containsExactly(
                        new Span(Instant.parse("2026-10-25T00:00:00Z"), Instant.parse("2026-10-25T02:00:00Z")));
    }

    @Test
    void tuesdayAtSixStaysTuesdayAtSixWhenTheClockChanges() {
        Week week = new Week(BERLIN, List.of(new Window(DayOfWeek.TUESDAY, 18 * 60, 20 * 60)), List.of());
        assertThat(week.between(Instant.parse("2026-10-19T00:00:00Z"), Instant.parse("2026-11-01T00:00:00Z")))
                .extracting(span -> span.from().toString())
                .containsExactly("2026-10-20T16:00:00Z", "2026-10-27T17:00:00Z");
    }

    @Test
    void whatIsFreeOfTwoIsWhatBothAre() {
        Week berlin = new Week(BERLIN, List.of(new Window(DayOfWeek.MONDAY, 18 * 60, 21 * 60)), List.of());
        Week lisbon = new Week(
                ZoneId.of("Europe/Lisbon"), List.of(new Window(DayOfWeek.MONDAY, 18 * 60, 21 * 60)), List.of());
        Instant from = Instant.parse("2026-11-23T00:00:00Z");
        Instant to = Instant.parse("2026-11-25T00:00:00Z");
        assertThat(Span.both(berlin.between(from, to), lisbon.between(from, to)))
                .containsExactly(
                        new Span(Instant.parse("2026-11-23T18:00:00Z"), Instant.parse("2026-11-23T20:00:00Z")));
    }

    @Test
    void whatIsTakenIsNotFree() {
        Instant nine = Instant.parse("2026-11-23T09:00:00Z");
        Span day = new Span(nine, nine.plus(Duration.ofHours(8)));
        Span early = new Span(nine.minusSeconds(60), nine.plusSeconds(600));
        Span middle = new Span(nine.plusSeconds(3600), nine.plusSeconds(7200));
        assertThat(Span.without(List.of(day), List.of(early, middle)))
                .containsExactly(new Span(early.to(), middle.from()), new Span(middle.to(), day.to()));
    }

    @Test
    void hoursAreReadAsPeopleWriteThem() {
        assertThat(Clockwork.read("18:00-20:30, 21–22").map(Clockwork::written)).contains("18:00–20:30, 21:00–22:00");
        assertThat(Clockwork.read("22-24; 7 to 8").map(Clockwork::written)).contains("07:00–08:00, 22:00–24:00");
        assertThat(Clockwork.read("9-11, 10-12").map(Clockwork::written)).contains("09:00–12:00");
        assertThat(Clockwork.read(" ").map(Clockwork::written)).contains("");
        for (String wrong : List.of("noon", "20-18", "18-25", "18:75-19", "18", "1-2,3-4,5-6,7-8,9-10,11-12,13-14")) {
            assertThat(Clockwork.read(wrong)).as(wrong).isEmpty();
        }
    }
}
