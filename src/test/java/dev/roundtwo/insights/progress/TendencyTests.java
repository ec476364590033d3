package dev.roundtwo.insights.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtwo.identity.Regional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TendencyTests {

    private static final Instant NOW = Instant.parse("2030-01-15T12:00:00Z");

    @Test
    void aThirdOfALevelIsALittleAndNotHalfALevel() {
        Hindsight third = of(-1, 0, 0);
        assertThat(third.tendency()).isEqualTo("below");
        assertThat(third.step()).isZero();
        assertThat(of(1, 1, 0, 0, 0).step()).isEqualTo(1);
        assertThat(of(1, 0, 0, 0, 0).tendency()).isEqualTo("right");
    }

    @Test
    void aDifferenceIsRoundedOnceAndReadsTheSameInBothTables() {
        Hindsight third = of(-1, 0, 0);
        assertThat(third.rows()).extracting(Hindsight.Row::shown).containsExactly("−0.3");
    }

    private static Hindsight of(int... gaps) {
        List<Compared> all = IntStream.of(gaps)
                .mapToObj(gap -> new Compared(
                        UUID.randomUUID(), NOW, "async", "Async", 2 + Math.max(0, gap), 2 - Math.min(0, gap)))
                .toList();
        return Hindsight.of(all, Axis.since(NOW, NOW, Regional.DEFAULT));
    }
}
