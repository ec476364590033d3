package dev.roundtwo.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Identifiers as RFC 9562 lays them out. */
class IdsTests {

    @Test
    void theyAreOfVersionSevenAndHoldTheTime() {
        UUID id = Ids.next();
        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isCloseTo(System.currentTimeMillis(), within(60_000L));
    }

    /** A list sorted by them has what was made in one go in the order in which it was made. */
    @Test
    void thoseOfOneMomentAreInTheirOrder() {
        long standing = System.currentTimeMillis();
        assertThat(Stream.generate(() -> Ids.next(standing).toString())
                        .limit(10_000)
                        .toList())
                .isSorted();
    }

    @Test
    void aClockThatIsPutBackChangesNoOrder() {
        String before = Ids.next().toString();
        assertThat(Ids.next(System.currentTimeMillis() - 60_000).toString()).isGreaterThan(before);
    }

    @Test
    void noneComesTwice() {
        assertThat(Stream.generate(Ids::next).parallel().limit(80_000).distinct())
                .hasSize(80_000);
    }
}
