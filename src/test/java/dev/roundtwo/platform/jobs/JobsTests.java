package dev.roundtwo.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import dev.roundtwo.Cast;
import dev.roundtwo.ModuleTest;
import dev.roundtwo.platform.Ids;
import dev.roundtwo.platform.scope.Scope;
import dev.roundtwo.platform.web.CorrelationFilter;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

@ModuleTest
@QuickJobs
class JobsTests {

    @Autowired
    Jobs jobs;

    @Autowired
    JobRuns runs;

    @Autowired
    Tally tally;

    @Autowired
    Cast cast;

    @Autowired
    JdbcClient sql;

    @Autowired
    JsonMapper json;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void aJobRunsInTheScopeAndUnderTheRequestThatEnqueuedIt() throws Exception {
        var ada = cast.people().ada();
        UUID id = Ids.next();
        try (var ignored = MDC.putCloseable(CorrelationFilter.KEY, "request-of-ada")) {
            Cast.in(ada, () -> {
                jobs.enqueue("tally", id, new Tally.Mark("done", false));
                return null;
            });
        }
        await().until(() -> tally.runs(id).size() == 1);
        assertThat(tally.runs(id))
                .containsExactly(
                        new Tally.Run("done", new Scope(ada.workspaceId(), ada.accountId()), "request-of-ada"));
    }

    @Test
    void aJobOfARolledBackTransactionWasNever() {
        UUID id = Ids.next();
        transaction.executeWithoutResult(status -> {
            jobs.enqueue("tally", id, new Tally.Mark("never", false));
            assertThat(waiting(id)).isEqualTo(1);
            status.setRollbackOnly();
        });
        assertThat(waiting(id)).isZero();
        assertThat(tally.runs(id)).isEmpty();
    }

    @Test
    void aMessageIsHandledOnceHoweverOftenItArrives() {
        Job job = job(Ids.next(), new Tally.Mark("once", false));
        runs.run(tally, job);
        runs.run(tally, job);
        jobs.enqueue("tally", job.messageId(), new Tally.Mark("once", false));
        await().until(() -> waiting(job.messageId()) == 0);
        assertThat(tally.runs(job.messageId())).hasSize(1);
    }

    @Test
    void whatAHandlerWroteBeforeItFailedIsRolledBackWithTheMark() {
        Job job = job(Ids.next(), new Tally.Mark("fails", true));
        assertThat(catchThrowable(() -> runs.run(tally, job))).isInstanceOf(IllegalStateException.class);
        assertThat(sql.sql("select count(*) from job_done where message_id = ?")
                        .param(job.messageId())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void aJobThatFailsOnEveryTryBecomesADeadLetterWithItsCause() {
        UUID id = Ids.next();
        jobs.enqueue("tally", id, new Tally.Mark("fails", true));
        await().until(() -> waiting(id) == 0);
        assertThat(tally.runs(id)).hasSize(3);
        var letter = sql.sql(
                        "select attempts, cause, first_failed <= failed_at as told from dead_letter where message_id = ?")
                .param(id)
                .query()
                .singleRow();
        assertThat(letter).containsEntry("attempts", 3).containsEntry("told", true);
        assertThat(letter.get("cause"))
                .isEqualTo("java.lang.IllegalStateException: No luck with [hidden]\n"
                        + "caused by java.io.IOException: the line is dead");
    }

    @Test
    void anotherNodeFinishesWhatADyingOneHadBegun() {
        UUID id = Ids.next();
        sql.sql("""
                insert into scheduled_tasks (task_name, task_instance, task_data, execution_time, picked, picked_by,
                    last_heartbeat, version)
                values ('tally', ?, ?, ?, true, 'a node that died', ?, 2)
                """)
                .params(id.toString(), json.writeValueAsBytes(job(id, new Tally.Mark("picked up", false))))
                .params(
                        Timestamp.from(Instant.now()),
                        Timestamp.from(Instant.now().minusSeconds(60)))
                .update();
        await().until(() -> tally.runs(id).size() == 1);
        await().until(() -> waiting(id) == 0);
    }

    @Test
    void pausesDoubleUpToTheLimit() {
        var settings = new JobsSettings(
                4,
                Duration.ofSeconds(1),
                Duration.ofSeconds(2),
                4,
                8,
                Duration.ofSeconds(1),
                Duration.ofMinutes(5),
                Duration.ofDays(30));
        assertThat(List.of(1, 2, 3, 8, 9, 20, 70).stream().map(settings::pauseAfter))
                .extracting(Duration::toSeconds)
                .containsExactly(1L, 2L, 4L, 128L, 256L, 300L, 300L);
    }

    private Job job(UUID id, Tally.Mark mark) {
        return new Job("tally", id, null, null, "a-request", json.valueToTree(mark), null);
    }

    private long waiting(UUID id) {
        return sql.sql("select count(*) from scheduled_tasks where task_instance = ?")
                .param(id.toString())
                .query(Long.class)
                .single();
    }
}
