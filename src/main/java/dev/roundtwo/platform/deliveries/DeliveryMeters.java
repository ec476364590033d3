package dev.roundtwo.platform.deliveries;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * For each kind how many messages are on their way, how long the oldest has waited (in seconds) and how many dead letters lie
 * unanswered, all of the whole installation; and what this node did: arrivals, retries, dead letters, destinations at rest.
 */
@Component
class DeliveryMeters implements MeterBinder {

    static final String DONE = "roundtwo.deliveries.done";
    static final String RETRIES = "roundtwo.deliveries.retries";
    static final String DEAD = "roundtwo.deliveries.dead";

    private final JdbcClient sql;
    private final Clock clock;
    private final Destinations destinations;
    private final ObjectProvider<Courier<?>> couriers;

    DeliveryMeters(JdbcClient sql, Clock clock, Destinations destinations, ObjectProvider<Courier<?>> couriers) {
        this.sql = sql;
        this.clock = clock;
        this.destinations = destinations;
        this.couriers = couriers;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        List<String> kinds = couriers.stream().map(Courier::kind).toList();
        kinds.forEach(kind -> {
            gauge(registry, "roundtwo.deliveries.depth", kind, "select count(*) from delivery where kind = ?");
            gauge(registry, "roundtwo.deliveries.letters", kind, """
                    select count(*) from dead_letter where kind = ? and destination is not null and replayed_at is null
                    """);
            Gauge.builder("roundtwo.deliveries.oldest", () -> oldest(kind))
                    .tag("kind", kind)
                    .baseUnit("seconds")
                    .register(registry);
            // There from the start, as a rate cannot tell the first one from a series that begins with it.
            List.of(DONE, RETRIES, DEAD)
                    .forEach(name -> Counter.builder(name).tag("kind", kind).register(registry));
        });
        Gauge.builder("roundtwo.deliveries.unknown", () -> unknown(kinds)).register(registry);
        Gauge.builder("roundtwo.deliveries.resting", destinations, Destinations::resting)
                .register(registry);
    }

    private void gauge(MeterRegistry registry, String name, String kind, String count) {
        Gauge.builder(name, () -> sql.sql(count).param(kind).query(Long.class).single())
                .tag("kind", kind)
                .register(registry);
    }

    private double oldest(String kind) {
        Timestamp sent = sql.sql("select min(sent_at) from delivery where kind = ?")
                .param(kind)
                .query((row, number) -> row.getTimestamp(1))
                .list()
                .getFirst();
        return sent == null ? 0 : Math.max(0, clock.millis() - sent.getTime()) / 1000.0;
    }

    /** Of kinds that this version does not know: they wait for nodes that do, or for ever. */
    private long unknown(List<String> kinds) {
        return sql.sql("select count(*) from delivery where not kind = any(?)")
                .param(kinds.toArray(String[]::new))
                .query(Long.class)
                .single();
    }
}
