package dev.roundtwo.platform.deliveries;

import dev.roundtwo.platform.jobs.Given;
import dev.roundtwo.platform.jobs.Replays;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Messages that an operator sends round again. */
@Component
class Again implements Replays {

    private final ObjectProvider<Courier<?>> couriers;
    private final Queue queue;
    private final JsonMapper json;

    Again(ObjectProvider<Courier<?>> couriers, Queue queue, JsonMapper json) {
        this.couriers = couriers;
        this.queue = queue;
        this.json = json;
    }

    @Override
    public boolean shows(String kind) {
        return couriers.stream().anyMatch(courier -> courier.kind().equals(kind) && !courier.sensitive());
    }

    @Override
    @Transactional
    public void again(Given given) {
        queue.add(new Message(
                given.messageId(),
                given.kind(),
                Objects.requireNonNull(given.destination()),
                Objects.requireNonNull(given.lane()),
                given.workspace(),
                given.account(),
                given.correlationId(),
                json.writeValueAsString(given.payload()),
                queue.now(),
                0,
                0,
                null));
    }
}
