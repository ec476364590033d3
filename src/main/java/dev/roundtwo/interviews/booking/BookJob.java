package dev.roundtwo.interviews.booking;

import dev.roundtwo.platform.jobs.JobHandler;
import dev.roundtwo.platform.jobs.Jobs;
import dev.roundtwo.platform.scope.OwnTransaction;
import dev.roundtwo.practice.PeersMatched;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Books one match of a large round, in a transaction of its own, and hands on to the next: one worker is busy with a round, and
 * the others go on with everything else.
 */
@Component
class BookJob implements JobHandler<BookJob.Order> {

    static final String KIND = "interviews.book";

    private final PeerMatches matches;
    private final BookedLater later;
    private final Jobs jobs;
    private final OwnTransaction apart;

    BookJob(PeerMatches matches, BookedLater later, Jobs jobs, OwnTransaction apart) {
        this.matches = matches;
        this.later = later;
        this.jobs = jobs;
        this.apart = apart;
    }

    /** The round that a group was told of at a moment, from the match after that one on. */
    record Order(UUID group, Instant at, @Nullable UUID after) {

        /** To begin with: the same for all that are told of the round, so that it is handled once. */
        static Order of(PeersMatched fact) {
            return new Order(Objects.requireNonNull(fact.group()), fact.at(), null);
        }

        UUID id() {
            return UUID.nameUUIDFromBytes((group + " " + at + " " + after).getBytes(StandardCharsets.UTF_8));
        }
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Class<Order> payload() {
        return Order.class;
    }

    /** A match that cannot be booked is tried again by itself and keeps no other waiting. */
    @Override
    public void handle(UUID messageId, Order order) {
        UUID match = matches.next(order.group(), order.at(), order.after());
        if (match == null) {
            return;
        }
        Order next = new Order(order.group(), order.at(), match);
        try {
            later.book(match);
        } catch (RuntimeException failure) {
            apart.run(() -> jobs.enqueue(KIND, next.id(), next));
            throw failure;
        }
        jobs.enqueue(KIND, next.id(), next);
    }
}
