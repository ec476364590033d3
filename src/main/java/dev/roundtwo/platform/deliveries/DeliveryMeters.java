package dev.roundtwo.platform.deliveries;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.sql.Timestamp;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How many messages are on their way, how long the oldest has waited (in seconds), and how many destinations rest. */
@Component
class DeliveryMeters implements MeterBinder {

    private final JdbcClient sql;
    private final Clock clock;
    private final Destinations destinations;

    DeliveryMeters(JdbcClient sql, Clock clock, Destinations destinations) {
        this.sql = sql;
        this.clock = clock;
        this.destinations = destinations;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("roundtwo.deliveries.depth", () -> sql.sql("select count(*) from delivery")
                        .query(Long.class)
                        .single())
                .register(registry);
        Gauge.builder("roundtwo.deliveries.oldest", this, DeliveryMeters::oldest)
                .baseUnit("seconds")
                .register(registry);
        Gauge.builder("roundtwo.deliveries.resting", destinations, Destinations::resting)
                .register(registry);
    }

    private double oldest() {
        Timestamp sent = sql.sql("select min(sent_at) as sent from delivery")
                .query((row, number) -> row.getTimestamp("sent"))
                .list()
                .getFirst();
        return sent == null ? 0 : Math.max(0, clock.millis() - sent.getTime()) / 1000.0;
    }
}
