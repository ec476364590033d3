package dev.roundtwo.practice.hours;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class FreeRowTests {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void whatGoesBeyondMidnightHasARowForEachDay() {
        assertThat(rows("2030-01-07T20:05:27.482Z", "2030-01-09T09:30:00Z"))
                .containsExactly(
                        new FreeRow(LocalDate.parse("2030-01-07"), "21:05–24:00"),
                        new FreeRow(LocalDate.parse("2030-01-08"), "00:00–24:00"),
                        new FreeRow(LocalDate.parse("2030-01-09"), "00:00–10:30"));
    }

    @Test
    void whatEndsAtMidnightIsOfOneDay() {
        assertThat(rows("2030-01-07T17:00:00Z", "2030-01-07T23:00:00Z"))
                .containsExactly(new FreeRow(LocalDate.parse("2030-01-07"), "18:00–24:00"));
    }

    @Test
    void aDayOfTwentyThreeHoursEndsAtItsOwnMidnight() {
        assertThat(rows("2030-03-30T23:00:00Z", "2030-04-01T06:00:00Z"))
                .containsExactly(
                        new FreeRow(LocalDate.parse("2030-03-31"), "00:00–24:00"),
                        new FreeRow(LocalDate.parse("2030-04-01"), "00:00–08:00"));
    }

    private static List<FreeRow> rows(String from, String to) {
        return FreeRow.of(new Span(Instant.parse(from), Instant.parse(to)), BERLIN);
    }
}
