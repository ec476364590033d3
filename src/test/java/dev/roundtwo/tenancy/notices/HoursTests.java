package dev.roundtwo.tenancy.notices;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HoursTests {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    /** Berlin goes to summer at 2:00 on 29 March 2026 and back at 3:00 on 25 October 2026. */
    @ParameterizedTest
    @CsvSource({
        "22:00, 07:00, 2026-11-23T20:59:00Z, ",
        "22:00, 07:00, 2026-11-23T21:00:00Z, 2026-11-24T06:00:00Z",
        "22:00, 07:00, 2026-11-24T05:59:59Z, 2026-11-24T06:00:00Z",
        "22:00, 07:00, 2026-11-24T06:00:00Z, ",
        "12:00, 14:00, 2026-11-24T12:30:00Z, 2026-11-24T13:00:00Z",
        "12:00, 14:00, 2026-11-24T13:00:00Z, ",
        "12:00, 14:00, 2026-11-24T14:30:00Z, ",
        // the night in which the clock is put forward is an hour shorter, the other one an hour longer
        "22:00, 07:00, 2026-03-28T22:00:00Z, 2026-03-29T05:00:00Z",
        "22:00, 07:00, 2026-10-24T22:00:00Z, 2026-10-25T06:00:00Z",
        // an end that the clock skips is when it goes on; one that it shows twice is the one to come
        "22:00, 02:30, 2026-03-28T23:00:00Z, 2026-03-29T01:30:00Z",
        "22:00, 02:30, 2026-10-24T23:00:00Z, 2026-10-25T00:30:00Z",
        "22:00, 02:30, 2026-10-25T01:15:00Z, 2026-10-25T01:30:00Z",
    })
    void quietHoursEndOnThePersonsClock(LocalTime from, LocalTime until, Instant now, Instant end) {
        assertThat(new Hours(from, until, 8, null).quietEnd(now, BERLIN).orElse(null))
                .isEqualTo(end);
    }

    @ParameterizedTest
    @CsvSource({
        "8, , 2026-11-23T06:59:00Z, 2026-11-23T07:00:00Z",
        "8, , 2026-11-23T07:00:00Z, 2026-11-24T07:00:00Z",
        "8, 2026-11-23, 2026-11-23T06:00:00Z, 2026-11-24T07:00:00Z",
        "17, 2026-11-22, 2026-11-23T06:00:00Z, 2026-11-23T16:00:00Z",
        "8, 2026-03-28, 2026-03-28T20:00:00Z, 2026-03-29T06:00:00Z",
        "2, , 2026-03-28T20:00:00Z, 2026-03-29T01:00:00Z",
        "2, , 2026-10-24T20:00:00Z, 2026-10-25T00:00:00Z",
        // though the clock shows two o'clock again
        "2, 2026-10-25, 2026-10-25T00:30:00Z, 2026-10-26T01:00:00Z",
    })
    void theDaysMailComesOnceADayAtItsHour(int hour, LocalDate last, Instant now, Instant due) {
        assertThat(new Hours(null, null, hour, last).nextDigest(now, BERLIN)).isEqualTo(due);
    }

    @Test
    void nobodyHasQuietHoursUntilTheySaySo() {
        assertThat(Hours.UNSAID.quietEnd(Instant.parse("2026-11-23T02:00:00Z"), BERLIN))
                .isEmpty();
    }
}
