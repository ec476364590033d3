package dev.roundtwo.platform.jobs;

import com.github.kagkarlsson.scheduler.task.DeadExecutionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import dev.roundtwo.platform.web.CorrelationFilter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What becomes of a job that failed: another try after a pause drawn between nothing and a limit that doubles (full jitter,
 * so that jobs that failed together do not come back together), and after the last try a dead letter.
 */
@Component
class Retries implements FailureHandler<Job>, DeadExecutionHandler<Job> {

    private static final Logger LOG = LoggerFactory.getLogger(Retries.class);

    private final JobsSettings settings;
    private final DeadLetters letters;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final MeterRegistry meters;

    Retries(
            JobsSettings settings,
            DeadLetters letters,
            PlatformTransactionManager transactions,
            Clock clock,
            MeterRegistry meters) {
        this.settings = settings;
        this.letters = letters;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
        this.meters = meters;
    }

    @Override
    public void onFailure(ExecutionComplete run, ExecutionOperations<Job> operations) {
        long limit =
                settings.pauseAfter(run.getExecution().consecutiveFailures + 1).toMillis();
        Throwable cause = run.getCause().orElseGet(() -> new IllegalStateException("No cause was given"));
        failed(
                run,
                operations,
                cause,
                Duration.ofMillis(ThreadLocalRandom.current().nextLong(limit + 1)));
    }

    @Override
    public void deadExecution(ExecutionComplete run, ExecutionOperations<Job> operations) {
        var cause = new IllegalStateException("The node that ran it stopped answering");
        Instant now = clock.instant();
        failed(ExecutionComplete.failure(run.getExecution(), now, now, cause), operations, cause, Duration.ZERO);
    }

    private void failed(ExecutionComplete run, ExecutionOperations<Job> operations, Throwable cause, Duration pause) {
        int attempts = run.getExecution().consecutiveFailures + 1;
        Job job = ((Job) run.getExecution().taskInstance.getData()).failedFirst(clock.instant());
        try (var ignored = MDC.putCloseable(CorrelationFilter.KEY, job.correlationId())) {
            if (attempts < settings.tries()) {
                LOG.warn(
                        "Job {} {} failed on try {}, next in {} ms: {}",
                        job.kind(),
                        job.messageId(),
                        attempts,
                        pause.toMillis(),
                        Cause.of(cause));
                meters.counter("roundtwo.jobs.retries", "kind", job.kind()).increment();
                operations.reschedule(run, clock.instant().plus(pause), job);
            } else {
                LOG.error(
                        "Job {} {} was given up after {} tries: {}",
                        job.kind(),
                        job.messageId(),
                        attempts,
                        Cause.of(cause));
                meters.counter("roundtwo.jobs.dead", "kind", job.kind()).increment();
                transaction.executeWithoutResult(status -> {
                    letters.keep(job.given(), Cause.of(cause), attempts);
                    operations.remove();
                });
            }
        }
    }
}
