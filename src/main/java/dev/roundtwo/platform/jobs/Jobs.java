package dev.roundtwo.platform.jobs;

import dev.roundtwo.platform.Ids;
import dev.roundtwo.platform.scope.Scope;
import dev.roundtwo.platform.web.CorrelationFilter;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

/**
 * Hands work to the background. The job is a row of the caller's transaction: no commit, no job. It carries the caller's
 * scope and correlation id and is begun right after the commit, on this node or another.
 */
@Component
@Transactional
public class Jobs {

    private static final String ENQUEUE = """
            insert into scheduled_tasks (task_name, task_instance, task_data, execution_time, picked, version)
            values (?, ?, ?, ?, false, 1) on conflict do nothing
            """;

    private final JdbcClient sql;
    private final JsonMapper json;
    private final Clock clock;
    private final Workers workers;

    Jobs(JdbcClient sql, JsonMapper json, Clock clock, Workers workers) {
        this.sql = sql;
        this.json = json;
        this.clock = clock;
        this.workers = workers;
    }

    public void enqueue(String kind, Object payload) {
        enqueue(kind, Ids.next(), payload);
    }

    /** Enqueues under an id that the caller chose: however often it is enqueued, it is handled once. */
    public void enqueue(String kind, UUID messageId, Object payload) {
        Scope scope = Scope.current();
        enqueue(new Job(
                kind,
                messageId,
                scope.workspace(),
                scope.account(),
                CorrelationFilter.current(),
                json.valueToTree(payload),
                null));
    }

    void enqueue(Job job) {
        sql.sql(ENQUEUE)
                .params(
                        job.kind(),
                        job.messageId().toString(),
                        json.writeValueAsBytes(job),
                        Timestamp.from(clock.instant()))
                .update();
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                workers.wake();
            }
        });
    }
}
