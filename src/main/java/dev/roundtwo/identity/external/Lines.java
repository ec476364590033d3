package dev.roundtwo.identity.external;

import dev.roundtwo.identity.external.NotVouched.Reason;
import dev.roundtwo.platform.outbound.Outbound;
import dev.roundtwo.platform.outbound.Outbound.Answer;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The lines to providers, one each: sixteen calls at a time, and after half of ten calls failed none for half a minute. So a
 * provider that is slow or away costs its own people a quick "not now", and nobody else anything.
 */
@Component
class Lines {

    private static final Logger LOG = LoggerFactory.getLogger(Lines.class);
    private static final int AT_ONCE = 16;
    private static final int KEPT = 500;
    private static final CircuitBreakerConfig BREAKER = CircuitBreakerConfig.custom()
            .slidingWindowSize(10)
            .minimumNumberOfCalls(4)
            .failureRateThreshold(50)
            .waitDurationInOpenState(Duration.ofSeconds(30))
            .permittedNumberOfCallsInHalfOpenState(2)
            .build();

    private final Outbound outbound;
    private final Map<String, Line> lines = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Line> eldest) {
            return size() > KEPT;
        }
    };

    Lines(Outbound outbound) {
        this.outbound = outbound;
    }

    boolean mayAsk(URI address) {
        return outbound.mayAsk(address);
    }

    Answer get(String issuer, URI address, Map<String, String> headers) throws NotVouched {
        return over(issuer, () -> outbound.get(address, headers));
    }

    Answer post(String issuer, URI address, Map<String, String> headers, String body) throws NotVouched {
        return over(issuer, () -> outbound.post(address, headers, body));
    }

    /** Whether the provider is known not to answer at the moment. */
    boolean isDown(String issuer) {
        return line(issuer).breaker.getState() == CircuitBreaker.State.OPEN;
    }

    private Answer over(String issuer, Call call) throws NotVouched {
        Line line = line(issuer);
        if (!line.places.tryAcquire()) {
            throw new NotVouched(Reason.AWAY, "crowded");
        }
        try {
            return line.breaker.executeCallable(() -> answered(call));
        } catch (CallNotPermittedException open) {
            throw new NotVouched(Reason.AWAY, "resting", open);
        } catch (Exception failed) {
            LOG.atWarn()
                    .addKeyValue("event", "provider-away")
                    .addKeyValue("issuer", issuer)
                    .log("A provider does not answer: {}", failed.toString());
            throw new NotVouched(Reason.AWAY, "no answer", failed);
        } finally {
            line.places.release();
        }
    }

    private static Answer answered(Call call) throws IOException {
        Answer answer = call.make();
        if (answer.status() >= 500 || answer.status() == 429) {
            throw new IOException("Status " + answer.status());
        }
        return answer;
    }

    private Line line(String issuer) {
        synchronized (lines) {
            return lines.computeIfAbsent(issuer, key -> new Line(CircuitBreaker.of(key, BREAKER)));
        }
    }

    private interface Call {
        Answer make() throws IOException;
    }

    private record Line(CircuitBreaker breaker, Semaphore places) {
        Line(CircuitBreaker breaker) {
            this(breaker, new Semaphore(AT_ONCE));
        }
    }
}
