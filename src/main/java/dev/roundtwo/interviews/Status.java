package dev.roundtwo.interviews;

import dev.roundtwo.platform.RuleBroken;
import java.util.Set;

/** Where an interview stands. It only moves forward; a wrong order is refused in words. */
public enum Status {
    SCHEDULED,
    LIVE,
    SCORING,
    CLOSED,
    CANCELLED;

    private Set<Status> next() {
        return switch (this) {
            case SCHEDULED -> Set.of(LIVE, CANCELLED);
            case LIVE -> Set.of(SCORING, CANCELLED);
            case SCORING -> Set.of(CLOSED);
            case CLOSED, CANCELLED -> Set.of();
        };
    }

    /** Refuses with {@code interviews.status.<target>.<current>} unless the step is one of those allowed. */
    public void mustGoTo(Status target) {
        if (!next().contains(target)) {
            throw new RuleBroken("interviews.status." + target + "." + this);
        }
    }

    /** Whether the talking is over and what was scored may be read. */
    public boolean held() {
        return this == SCORING || this == CLOSED;
    }

    /** Whether people may still talk in the room. */
    public boolean open() {
        return this == SCHEDULED || this == LIVE;
    }
}
