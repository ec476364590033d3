package dev.roundtwo.insights.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtwo.identity.Regional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AxisTests {

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final Regional BERLIN = Regional.kept("Europe/Berlin", "de-DE");

    @Test
    void theMonthsUnderADrawingAreTheReadersAndBeginWithTheFirstResult() {
        Axis axis = Axis.since(Instant.parse("2026-07-31T22:30:00Z"), NOW, BERLIN);
        assertThat(axis.from()).as("August in Berlin").isEqualTo("2026-07-31T22:00:00Z");
        assertThat(axis.ticks()).extracting(Axis.Tick::label).containsExactly("Aug", "Sep", "Oct", "Nov");
        assertThat(axis.ticks().getFirst().x()).isEqualTo("32.0");
    }

    @Test
    void ofAYearEverySecondMonthIsNamedAndAJanuaryByItsYear() {
        Axis axis = Axis.since(NOW.minusSeconds(86_400L * 365), NOW, BERLIN);
        assertThat(axis.ticks())
                .extracting(Axis.Tick::label)
                .containsExactly("Nov", "2026", "Mar", "May", "Jul", "Sep", "Nov");
    }

    @Test
    void whereverItBeginsTheJanuaryIsNamed() {
        for (int months = 8; months < 40; months++) {
            Instant begin = NOW.minusSeconds(30L * 86_400 * months);
            if (begin.isBefore(Instant.parse("2026-01-01T00:00:00Z"))) {
                assertThat(Axis.since(begin, NOW, BERLIN).ticks())
                        .extracting(Axis.Tick::label)
                        .as("%d months", months)
                        .contains("2026")
                        .hasSizeBetween(3, 8);
            }
        }
    }

    @Test
    void aPointSaysWhatItWasAndWhen() {
        Signal signal = Signal.of(
                        List.of(new Result(
                                UUID.randomUUID(), null, Instant.parse("2026-10-11T23:30:00Z"), "async", "Async", 3)),
                        List.of())
                .getFirst();
        Chart chart = Chart.of(signal, Axis.since(NOW, NOW, BERLIN));
        assertThat(chart.points()).singleElement().satisfies(point -> {
            assertThat(point.words()).isEqualTo("3 (12 Oct 2026)");
            assertThat(point.level()).isEqualTo(3);
        });
        assertThat(chart.said()).isEqualTo("3 (12 Oct 2026)");
        assertThat(chart.months()).extracting(Axis.Tick::label).containsExactly("Aug", "Sep", "Oct", "Nov");
    }
}
