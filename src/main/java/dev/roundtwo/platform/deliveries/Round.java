package dev.roundtwo.platform.deliveries;

import dev.roundtwo.platform.deliveries.Destinations.Line;
import dev.roundtwo.platform.jobs.Cause;
import dev.roundtwo.platform.jobs.DeadLetters;
import dev.roundtwo.platform.jobs.Given;
import dev.roundtwo.platform.web.CorrelationFilter;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** One message's way: carried by its courier without a transaction, then noted in one, whatever came of it. */
@Component
class Round {

    private static final Logger LOG = LoggerFactory.getLogger(Round.class);

    private final Queue queue;
    private final DeadLetters letters;
    private final DeliverySettings settings;
    private final TransactionTemplate transaction;
    private final JsonMapper json;
    private final MeterRegistry meters;

    Round(
            Queue queue,
            DeadLetters letters,
            DeliverySettings settings,
            PlatformTransactionManager transactions,
            JsonMapper json,
            MeterRegistry meters) {
        this.queue = queue;
        this.letters = letters;
        this.settings = settings;
        this.transaction = new TransactionTemplate(transactions);
        this.json = json;
        this.meters = meters;
    }

    <T> void go(Courier<T> courier, Message message, UUID claim, Line line) {
        try (var ignored = MDC.putCloseable(CorrelationFilter.KEY, message.correlationId())) {
            message.scope().run(() -> carry(courier, message, claim, line));
        }
    }

    private <T> void carry(Courier<T> courier, Message message, UUID claim, Line line) {
        T payload;
        try {
            payload = json.readValue(message.payload(), courier.payload());
        } catch (RuntimeException unreadable) {
            failed(message, claim, unreadable, (cause, last) -> {}); // no courier could tell anything of it
            return;
        }
        try {
            over(line, courier, message, payload);
        } catch (CallNotPermittedException resting) {
            transaction.executeWithoutResult(status -> queue.postpone(message, claim, settings.poll(), false, null));
            return;
        } catch (Exception failure) {
            failed(message, claim, failure, (cause, last) -> courier.failed(message.id(), payload, cause, last));
            return;
        }
        transaction.executeWithoutResult(status -> {
            if (queue.remove(message, claim)) {
                queue.remember(message);
                courier.arrived(message.id(), payload);
            }
        });
        meters.counter(DeliveryMeters.DONE, "kind", message.kind()).increment();
    }

    /** Only what says that nobody is there counts against the destination; a message that is refused was answered. */
    private static <T> void over(Line line, Courier<T> courier, Message message, T payload) throws Unreachable {
        line.breaker().acquirePermission();
        long began = System.nanoTime();
        try {
            courier.carry(message.id(), payload);
        } catch (NotNow busy) {
            line.breaker().onSuccess(System.nanoTime() - began, TimeUnit.NANOSECONDS);
            throw busy;
        } catch (Unreachable nobody) {
            line.breaker().onError(System.nanoTime() - began, TimeUnit.NANOSECONDS, nobody);
            throw nobody;
        } catch (RuntimeException refused) {
            line.breaker().onSuccess(System.nanoTime() - began, TimeUnit.NANOSECONDS);
            throw refused;
        } finally {
            Thread.interrupted(); // who was broken off and keeps the mark would get no connection to note it
        }
        line.breaker().onSuccess(System.nanoTime() - began, TimeUnit.NANOSECONDS);
    }

    private void failed(Message message, UUID claim, Exception failure, Told told) {
        boolean counts = !(failure instanceof Unreachable);
        String cause = Cause.of(failure);
        boolean last = counts
                ? message.attempts() + 1 >= settings.tries()
                : message.sentAt().plus(settings.patience()).isBefore(queue.now());
        Duration pause = settings.pauseAfter(message.waits() + 1);
        if (last) {
            LOG.error("Message {} {} was given up: {}", message.kind(), message.id(), cause);
        } else {
            LOG.warn("Message {} {} waits {} ms: {}", message.kind(), message.id(), pause.toMillis(), cause);
        }
        meters.counter(last ? DeliveryMeters.DEAD : DeliveryMeters.RETRIES, "kind", message.kind())
                .increment();
        transaction.executeWithoutResult(status -> {
            boolean mine = last ? queue.remove(message, claim) : queue.postpone(message, claim, pause, counts, cause);
            if (mine) {
                if (last) {
                    letters.keep(letter(message), cause, message.waits() + 1);
                }
                told.of(cause, last);
            }
        });
    }

    private Given letter(Message message) {
        return new Given(
                message.kind(),
                message.id(),
                message.workspace(),
                message.account(),
                message.correlationId(),
                json.readTree(message.payload()),
                message.firstFailed(),
                message.destination(),
                message.lane());
    }

    /** Who hears of a try that came to nothing. */
    private interface Told {
        void of(String cause, boolean last);
    }
}
