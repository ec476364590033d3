package dev.roundtwo.platform.live;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.core.Ordered;
import org.springframework.transaction.support.TransactionSynchronization;

/** The events of one transaction: written at its very end, told to everybody after its commit. */
final class Outgoing implements TransactionSynchronization {

    private final List<LiveEvent> events = new ArrayList<>();
    private final EntityManager entities;
    private final EventRows rows;
    private final Consumer<LiveEvent> tell;
    private List<LiveEvent> written = List.of();
    private boolean late;

    Outgoing(EntityManager entities, EventRows rows, Consumer<LiveEvent> tell) {
        this.entities = entities;
        this.rows = rows;
        this.tell = tell;
    }

    void add(LiveEvent event) {
        if (late) {
            throw new IllegalStateException("The transaction's events are written already");
        }
        events.add(event);
    }

    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    /**
     * Topics' rows are locked last and in one order by every transaction, so two of them never wait for each other; hence
     * Hibernate has to write its rows before.
     */
    @Override
    public void beforeCommit(boolean readOnly) {
        late = true;
        entities.flush();
        written = events.stream()
                .sorted(Comparator.comparing(LiveEvent::topic))
                .map(rows::append)
                .toList();
    }

    @Override
    public void afterCommit() {
        written.forEach(tell);
    }
}
