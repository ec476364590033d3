package dev.roundtwo.insights.models;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How far counting is behind, in seconds, and how many runs of it or of reports were given up and wait for an operator. */
@Component
class InsightMeters implements MeterBinder {

    private final JdbcClient sql;
    private final Clock clock;

    InsightMeters(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("roundtwo.insights.behind", this, InsightMeters::behind)
                .baseUnit("seconds")
                .register(registry);
        Gauge.builder("roundtwo.insights.letters", this, InsightMeters::letters).register(registry);
    }

    private double behind() {
        return sql.sql("select insight_oldest()").query((row, number) -> row.getTimestamp(1)).list().stream()
                .filter(Objects::nonNull)
                .mapToDouble(oldest -> Math.max(0, clock.millis() - oldest.getTime()) / 1000.0)
                .findFirst()
                .orElse(0);
    }

    private double letters() {
        return sql.sql("select count(*) from dead_letter where replayed_at is null and kind like 'insights.%'")
                .query(Long.class)
                .single();
    }
}
