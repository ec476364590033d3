package dev.roundtwo.platform.deliveries;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * What this node knows of each destination: how many messages are on their way to it, and whether it answers at all. After
 * half of its last calls found nobody it rests, then a call or two try it again.
 */
@Component
class Destinations {

    private static final int KEPT = 2_000;

    private final CircuitBreakerConfig breakers;
    private final Map<String, Line> lines = new ConcurrentHashMap<>();

    Destinations(DeliverySettings settings) {
        this.breakers = CircuitBreakerConfig.custom()
                .slidingWindowSize(10)
                .minimumNumberOfCalls(4)
                .failureRateThreshold(50)
                .waitDurationInOpenState(settings.rest())
                .permittedNumberOfCallsInHalfOpenState(2)
                .build();
    }

    /** Those that take no message of this node now: at rest, or with as many on their way as they may have. */
    List<String> shut(int each) {
        return lines.entrySet().stream()
                .filter(line ->
                        line.getValue().inFlight() >= each || line.getValue().rests())
                .map(Map.Entry::getKey)
                .toList();
    }

    long resting() {
        return lines.values().stream().filter(Line::rests).count();
    }

    Line to(String destination) {
        if (lines.size() > KEPT) {
            lines.values().removeIf(Line::idle);
        }
        return lines.computeIfAbsent(destination, name -> new Line(CircuitBreaker.of(name, breakers)));
    }

    /** The line to one destination. */
    static final class Line {

        private final CircuitBreaker breaker;
        private int inFlight;

        private Line(CircuitBreaker breaker) {
            this.breaker = breaker;
        }

        synchronized void begin() {
            inFlight++;
        }

        synchronized void end() {
            inFlight--;
        }

        synchronized int inFlight() {
            return inFlight;
        }

        CircuitBreaker breaker() {
            return breaker;
        }

        /** Asking is what lets a breaker that has rested long enough try again; the permission itself is given back. */
        boolean rests() {
            if (breaker.getState() != CircuitBreaker.State.OPEN) {
                return false;
            }
            boolean rested = breaker.tryAcquirePermission();
            if (rested) {
                breaker.releasePermission();
            }
            return !rested;
        }

        private boolean idle() {
            return inFlight() == 0
                    && breaker.getState() == CircuitBreaker.State.CLOSED
                    && breaker.getMetrics().getNumberOfFailedCalls() == 0;
        }
    }
}
