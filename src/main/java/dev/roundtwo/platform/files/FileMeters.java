package dev.roundtwo.platform.files;

import dev.roundtwo.platform.scope.Scope;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.sql.Timestamp;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** How many files wait to be looked at and how long the oldest has (in seconds), in all; and how many this node refused. */
@Component
class FileMeters implements MeterBinder {

    private static final String REFUSED = "roundtwo.files.refused";

    private final JdbcClient sql;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private volatile @Nullable Counter refused;

    FileMeters(JdbcClient sql, Clock clock, TransactionTemplate transaction) {
        this.sql = sql;
        this.clock = clock;
        this.transaction = transaction;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("roundtwo.files.waiting", () -> waiting().count()).register(registry);
        Gauge.builder("roundtwo.files.oldest", () -> waiting().seconds())
                .baseUnit("seconds")
                .register(registry);
        refused = Counter.builder(REFUSED).register(registry);
    }

    void refused() {
        Counter counter = refused;
        if (counter != null) {
            counter.increment();
        }
    }

    private Waiting waiting() {
        @Nullable
        Waiting found = new Scope(null, null)
                .call(() -> transaction.execute(status -> sql.sql("select count, oldest from files_waiting()")
                        .query((row, number) -> {
                            Timestamp oldest = row.getTimestamp("oldest");
                            double age = oldest == null ? 0 : Math.max(0, clock.millis() - oldest.getTime()) / 1000.0;
                            return new Waiting(row.getLong("count"), age);
                        })
                        .single()));
        return found == null ? new Waiting(0, 0) : found;
    }

    private record Waiting(long count, double seconds) {}
}
