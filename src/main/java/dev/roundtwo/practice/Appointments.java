package dev.roundtwo.practice;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** When people of the workspace in scope are taken already. Whoever holds the appointments says so, by a bean. */
public interface Appointments {

    List<Taken> between(Collection<UUID> accounts, Instant from, Instant to);

    /** When the people of a match meet; null while they have no time. */
    default @Nullable Instant of(UUID match) {
        return null;
    }

    /** One person's appointment. */
    record Taken(UUID account, Instant from, Instant to) {}
}
