package dev.roundtwo.interviews.booking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtwo.interviews.booking.SetPicks.Pick;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Nobody answers what they have just read with its guide, as long as there is anything else to ask. */
class SetPicksTests {

    private final UUID disks = UUID.randomUUID();
    private final UUID queues = UUID.randomUUID();
    private final UUID one = UUID.randomUUID();
    private final UUID two = UUID.randomUUID();

    @Test
    void theSecondHalfOfAGroupWithOneSetTakesAnother() {
        Map<UUID, Set<UUID>> wanted = Map.of(disks, Set.of(one));
        Map<UUID, Set<UUID>> all = new LinkedHashMap<>(wanted);
        all.put(queues, Set.of(two));

        assertThat(SetPicks.best(wanted, all, Set.of(), Set.of())).isEqualTo(new Pick(disks, queues));
        assertThat(SetPicks.best(wanted, all, Set.of(one), Set.of(two)))
                .as("also where both have seen it")
                .isEqualTo(new Pick(disks, queues));
        assertThat(SetPicks.best(wanted, wanted, Set.of(), Set.of()))
                .as("there is no other")
                .isEqualTo(new Pick(disks, disks));
    }

    @Test
    void whatIsReadInTheFirstHalfIsNotAskedAgainInTheSecond() {
        UUID disksAgain = UUID.randomUUID();
        Map<UUID, Set<UUID>> all = new LinkedHashMap<>();
        all.put(disks, Set.of(one));
        all.put(disksAgain, Set.of(one));
        all.put(queues, Set.of(two));

        assertThat(SetPicks.best(all, all, Set.of(), Set.of())).isEqualTo(new Pick(disks, queues));
    }

    @Test
    void eachIsAskedFromTheOneTheyKnowLess() {
        Map<UUID, Set<UUID>> both = new LinkedHashMap<>();
        both.put(disks, Set.of(one));
        both.put(queues, Set.of(two));

        assertThat(SetPicks.best(both, both, Set.of(one), Set.of())).isEqualTo(new Pick(queues, disks));
        assertThat(SetPicks.best(both, both, Set.of(), Set.of(one))).isEqualTo(new Pick(disks, queues));
    }
}
