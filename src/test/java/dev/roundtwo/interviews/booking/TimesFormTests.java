package dev.roundtwo.interviews.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimesFormTests {

    @Test
    void aTimeIsOneOnTheMinuteHoweverFinelyItWasSent() {
        TimesForm form =
                new TimesForm(List.of("2030-11-25T10:00:00.123456789Z"), "2030-11-26", "11:30:29.5", "UTC", "move");
        assertThat(form.instants())
                .containsExactly(Instant.parse("2030-11-25T10:00:00Z"), Instant.parse("2030-11-26T11:30:00Z"));
    }
}
