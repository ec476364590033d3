package dev.roundtwo.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roundtwo.ModuleTest;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A chore that fails, in part or as a whole, is counted where an operator hears of it. */
@ModuleTest
class ChorePartsTests {

    @Autowired
    MeterRegistry house;

    @Autowired
    List<Chore> chores;

    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final ChoreParts parts = new ChoreParts(meters);

    @Test
    void aPartThatFailsIsCountedAndTheOthersAreDone() {
        List<Boolean> done = List.of(
                parts.done("sweep", "this room", () -> {}),
                parts.done("sweep", "that room", ChorePartsTests::fail),
                parts.done("sweep", "the last", () -> {}));
        assertThat(done).containsExactly(true, false, true);
        assertThat(failures("sweep")).isEqualTo(1);
    }

    @Test
    void aChoreThatFailsAsAWholeIsCountedWhateverItDiesOf() {
        parts.all(new Chore("sweep", Duration.ZERO, ChorePartsTests::fail));
        assertThatThrownBy(() -> parts.all(new Chore("sweep", Duration.ZERO, () -> {
                    throw new NoClassDefFoundError("Broom");
                })))
                .isInstanceOf(NoClassDefFoundError.class);
        assertThat(failures("sweep")).isEqualTo(2);
    }

    @Test
    void allPagesAreComeToThoughEveryPartOfThemFails() {
        int all = 2 * ChoreParts.PAGE + 1;
        List<Integer> tried = new ArrayList<>();
        parts.<Integer>pages(
                last -> IntStream.range(last.orElse(-1) + 1, all)
                        .limit(ChoreParts.PAGE)
                        .boxed()
                        .toList(),
                one -> parts.done("sweep", "room " + one, () -> {
                    tried.add(one);
                    fail();
                }));
        assertThat(tried).hasSize(all).doesNotHaveDuplicates();
        assertThat(failures("sweep")).isEqualTo(all);
    }

    @Test
    void everyChoreHasItsCounterBeforeAnythingFails() {
        assertThat(chores).hasSizeGreaterThan(10).allSatisfy(chore -> assertThat(
                        house.find(ChoreParts.FAILED).tag("chore", chore.name()).counter())
                .isNotNull());
    }

    private double failures(String chore) {
        return meters.get(ChoreParts.FAILED).tag("chore", chore).counter().count();
    }

    private static void fail() {
        throw new IllegalStateException("The broom broke");
    }
}
