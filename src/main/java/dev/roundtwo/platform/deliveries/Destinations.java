package dev.roundtwo.platform.deliveries;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * What this node knows of each destination, by kind: how many messages it has taken for it, and whether it answers at all.
 * After half of its last calls found nobody it rests, then a call or two try it again.
 */
@Component
class Destinations {

    private static final int KEPT = 500;
    private static final int FULL = 1_000_000;

    private final CircuitBreakerConfig breakers;
    private final Map<Way, Line> lines = new ConcurrentHashMap<>();

    Destinations(DeliverySettings settings) {
        this.breakers = CircuitBreakerConfig.custom()
                .slidingWindowSize(10)
                .minimumNumberOfCalls(4)
                .failureRateThreshold(50)
                .waitDurationInOpenState(settings.rest())
                .permittedNumberOfCallsInHalfOpenState(2)
                .build();
    }

    /** How many are on each line, those that rest having no place left, and which had its turn last. */
    List<Places.Taken> taken() {
        return lines.entrySet().stream()
                .map(entry -> taken(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Places.Taken taken(Way way, Line line) {
        return new Places.Taken(way.kind(), way.destination(), line.rests() ? FULL : line.taken(), line.turn());
    }

    int takenOf(String kind) {
        return lines.entrySet().stream()
                .filter(entry -> entry.getKey().kind().equals(kind))
                .mapToInt(entry -> entry.getValue().taken())
                .sum();
    }

    long resting() {
        return lines.values().stream().filter(Line::rests).count();
    }

    /** Called by the one thread that takes messages, so that no line goes between being found and being taken. */
    Line to(String kind, String destination) {
        if (lines.size() > KEPT) {
            lines.values().removeIf(Line::idle);
        }
        return lines.computeIfAbsent(
                new Way(kind, destination), way -> new Line(CircuitBreaker.of(destination, breakers)));
    }

    private record Way(String kind, String destination) {}

    /** One kind's line to one destination. */
    static final class Line {

        private final CircuitBreaker breaker;
        private int taken;
        private long turn;

        private Line(CircuitBreaker breaker) {
            this.breaker = breaker;
        }

        synchronized void take(long turn) {
            taken++;
            this.turn = turn;
        }

        synchronized long turn() {
            return turn;
        }

        synchronized void free() {
            taken--;
        }

        synchronized int taken() {
            return taken;
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
            return taken() == 0
                    && breaker.getState() == CircuitBreaker.State.CLOSED
                    && breaker.getMetrics().getNumberOfFailedCalls() == 0;
        }
    }
}
