package dev.roundtwo.interviews.booking;

import dev.roundtwo.interviews.TakenTimes;
import dev.roundtwo.platform.jobs.JobHandler;
import dev.roundtwo.platform.jobs.Jobs;
import dev.roundtwo.practice.PeersMatched;
import dev.roundtwo.practice.rounds.RoundPeriods;
import dev.roundtwo.practice.rounds.RoundPeriods.Period;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Books one match of a large round, in a transaction of its own, and hands on to the next: one worker is busy with a round, and
 * the others go on with everything else. What its people did meanwhile stands.
 */
@Component
class BookJob implements JobHandler<BookJob.Order> {

    static final String KIND = "interviews.book";

    private final TakenTimes taken;
    private final PeerMatches matches;
    private final ProposalBook proposals;
    private final RoundPeriods periods;
    private final Matched matched;
    private final Jobs jobs;
    private final Clock clock;
    private final TransactionTemplate apart;

    BookJob(
            TakenTimes taken,
            PeerMatches matches,
            ProposalBook proposals,
            RoundPeriods periods,
            Matched matched,
            Jobs jobs,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.taken = taken;
        this.matches = matches;
        this.proposals = proposals;
        this.periods = periods;
        this.matched = matched;
        this.jobs = jobs;
        this.clock = clock;
        this.apart = new TransactionTemplate(transactions);
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
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
            book(match);
        } catch (RuntimeException failure) {
            apart.executeWithoutResult(status -> jobs.enqueue(KIND, next.id(), next));
            throw failure;
        }
        jobs.enqueue(KIND, next.id(), next);
    }

    private void book(UUID id) {
        taken.hold();
        if (!matches.known(id)) {
            return; // one of the two has left
        }
        PeerMatch match = matches.hold(id);
        if (match.interview() == null && proposals.ofMatch(id).isEmpty()) {
            matched.book(match, periods.of(id).map(Period::from).orElseGet(clock::instant));
        }
    }
}
