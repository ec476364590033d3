package dev.roundtwo.platform.deliveries;

import dev.roundtwo.platform.Ids;
import dev.roundtwo.platform.scope.Scope;
import dev.roundtwo.platform.web.CorrelationFilter;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends messages out of the house. A message is a row of the caller's transaction: no commit, no message. It is carried right
 * after the commit, by this node or another, and is gone from the queue only when its receiver has it.
 */
@Component
@Transactional
public class Deliveries {

    private final Queue queue;
    private final Dispatch dispatch;
    private final JsonMapper json;

    Deliveries(Queue queue, Dispatch dispatch, JsonMapper json) {
        this.queue = queue;
        this.dispatch = dispatch;
        this.json = json;
    }

    /** When something sent with this payload is tried next at the earliest; empty when it is not on its way. */
    @Transactional(readOnly = true)
    public Optional<Instant> due(String kind, String destination, Object payload) {
        return queue.due(kind, destination, json.writeValueAsString(payload));
    }

    /** Sends a message that need not keep its place among others. */
    public void send(String kind, String destination, Object payload) {
        UUID id = Ids.next();
        send(kind, id, destination, id.toString(), payload);
    }

    /**
     * Sends a message under an id that the caller chose: however often it is sent, it goes out once.
     *
     * @param destination what is slow or away as a whole: a mail server, somebody's endpoint
     * @param lane what keeps its order, such as recipient and subject: nothing in a lane overtakes what was sent before it
     */
    public void send(String kind, UUID id, String destination, String lane, Object payload) {
        Scope scope = Scope.current();
        queue.add(new Message(
                id,
                kind,
                destination,
                lane,
                scope.workspace(),
                scope.account(),
                CorrelationFilter.current(),
                json.writeValueAsString(payload),
                queue.now(),
                0,
                0,
                null));
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                dispatch.wake();
            }
        });
    }
}
