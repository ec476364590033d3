package dev.roundtwo.platform.jobs;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How deep the queue is, how late its oldest due job is (in seconds), and how many letters lie unanswered. */
@Component
class JobMeters implements MeterBinder {

    private static final String JOBS = " from scheduled_tasks where task_name not like 'chore:%'";

    private final JdbcClient sql;
    private final Clock clock;

    JobMeters(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        gauge(registry, "roundtwo.jobs.depth", "select count(*)" + JOBS);
        gauge(registry, "roundtwo.jobs.letters", "select count(*) from dead_letter where replayed_at is null");
        Gauge.builder("roundtwo.jobs.oldest", this, JobMeters::oldest)
                .baseUnit("seconds")
                .register(registry);
    }

    private void gauge(MeterRegistry registry, String name, String query) {
        Gauge.builder(name, () -> sql.sql(query).query(Long.class).single()).register(registry);
    }

    private double oldest() {
        return sql.sql("select min(execution_time)" + JOBS).query((row, number) -> row.getTimestamp(1)).list().stream()
                .filter(due -> due != null)
                .mapToDouble(due -> Math.max(0, clock.millis() - due.getTime()) / 1000.0)
                .findFirst()
                .orElse(0);
    }
}
