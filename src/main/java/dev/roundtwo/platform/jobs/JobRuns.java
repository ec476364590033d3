package dev.roundtwo.platform.jobs;

import dev.roundtwo.platform.web.CorrelationFilter;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Timestamp;
import java.time.Clock;
import org.slf4j.MDC;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Runs a job: one transaction that both remembers the message as done and does the work, or neither. */
@Component
class JobRuns {

    private static final String REMEMBER =
            "insert into job_done (message_id, kind, done_at) values (?, ?, ?) on conflict do nothing";

    private final JdbcClient sql;
    private final TransactionTemplate transaction;
    private final JsonMapper json;
    private final Clock clock;
    private final MeterRegistry meters;

    JobRuns(
            JdbcClient sql,
            PlatformTransactionManager transactions,
            JsonMapper json,
            Clock clock,
            MeterRegistry meters) {
        this.sql = sql;
        this.transaction = new TransactionTemplate(transactions);
        this.json = json;
        this.clock = clock;
        this.meters = meters;
    }

    <T> void run(JobHandler<T> handler, Job job) {
        T payload = json.treeToValue(job.payload(), handler.payload());
        try (var ignored = MDC.putCloseable(CorrelationFilter.KEY, job.correlationId())) {
            job.scope().run(() -> {
                Runnable work = handler.prepared(job.messageId(), payload);
                transaction.executeWithoutResult(status -> {
                    if (isNew(job)) {
                        work.run();
                    }
                });
            });
        }
        meters.counter("roundtwo.jobs.done", "kind", job.kind()).increment();
    }

    private boolean isNew(Job job) {
        return sql.sql(REMEMBER)
                        .params(job.messageId(), job.kind(), Timestamp.from(clock.instant()))
                        .update()
                == 1;
    }
}
