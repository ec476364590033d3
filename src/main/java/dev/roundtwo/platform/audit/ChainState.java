package dev.roundtwo.platform.audit;

import java.time.Instant;
import java.util.List;

/** How a chain was found: its length, its last hash in hex, and the numbers at which it does not hold (20 at most). */
public record ChainState(long entries, String lastHash, List<Long> broken, Instant checked) {

    public boolean whole() {
        return broken.isEmpty();
    }
}
