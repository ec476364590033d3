package dev.roundtwo.platform.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.serializer.Serializer;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * This node's share of the background work: a few threads that begin when the application stands and finish what they
 * run when it stops. A kind that this node does not know is left for nodes that do, as happens during a release.
 */
@Component
class Workers implements SmartLifecycle {

    static final String CHORE = "chore:";
    /** Waited for twice at most, once more after an interrupt; what is cut off is done by another node. */
    private static final Duration TIME_TO_FINISH = Duration.ofSeconds(4);

    private static final Duration NEVER = Duration.ofDays(36_500);

    private final DataSource dataSource;
    private final ObjectProvider<JobHandler<?>> handlers;
    private final ObjectProvider<Chore> chores;
    private final ChoreParts parts;
    private final JobRuns runs;
    private final Retries retries;
    private final JobsSettings settings;
    private final JsonMapper json;
    private final Clock clock;
    private volatile @Nullable Scheduler scheduler;

    Workers(
            DataSource dataSource,
            ObjectProvider<JobHandler<?>> handlers,
            ObjectProvider<Chore> chores,
            ChoreParts parts,
            JobRuns runs,
            Retries retries,
            JobsSettings settings,
            JsonMapper json,
            Clock clock) {
        this.dataSource = dataSource;
        this.handlers = handlers;
        this.chores = chores;
        this.parts = parts;
        this.runs = runs;
        this.retries = retries;
        this.settings = settings;
        this.json = json;
        this.clock = clock;
    }

    /** Looks for due jobs now and not at the next poll. */
    void wake() {
        Scheduler standing = scheduler;
        if (standing != null) {
            standing.triggerCheckForDueExecutions();
        }
    }

    @Override
    public void start() {
        List<Task<?>> jobs = handlers.stream().<Task<?>>map(this::task).toList();
        List<RecurringTask<?>> recurring =
                chores.stream().<RecurringTask<?>>map(this::recurring).toList();
        Scheduler fresh = Scheduler.create(new TransactionAwareDataSourceProxy(dataSource), jobs)
                .startTasks(recurring)
                .clock(clock::instant)
                .serializer(new JsonData(json))
                .threads(settings.threads())
                .pollingInterval(settings.poll())
                .heartbeatInterval(settings.heartbeat())
                .missedHeartbeatsLimit(settings.missedHeartbeats())
                .enableImmediateExecution()
                .deleteUnresolvedAfter(NEVER)
                .shutdownMaxWait(TIME_TO_FINISH)
                .failureLogging(LogLevel.OFF, false)
                .build();
        fresh.start();
        scheduler = fresh;
    }

    @Override
    public void stop() {
        Scheduler standing = scheduler;
        scheduler = null;
        if (standing != null) {
            standing.stop();
        }
    }

    @Override
    public boolean isRunning() {
        return scheduler != null;
    }

    private <T> Task<Job> task(JobHandler<T> handler) {
        return Tasks.oneTime(handler.kind(), Job.class)
                .onFailure(retries)
                .onDeadExecution(retries)
                .execute((instance, context) -> runs.run(handler, instance.getData()));
    }

    private RecurringTask<Void> recurring(Chore chore) {
        parts.watch(chore);
        return Tasks.recurring(CHORE + chore.name(), FixedDelay.of(chore.pause()))
                .execute((instance, context) -> parts.all(chore));
    }

    /** Task data is JSON: a later release reads what an earlier one wrote, and nothing is ever instantiated by name. */
    private record JsonData(JsonMapper json) implements Serializer {

        @Override
        public byte[] serialize(@Nullable Object data) {
            return data == null ? new byte[0] : json.writeValueAsBytes(data);
        }

        @Override
        public <T> @Nullable T deserialize(Class<T> type, byte @Nullable [] stored) {
            return stored == null || stored.length == 0 ? null : json.readValue(stored, type);
        }
    }
}
