package dev.roundtwo.interviews.room;

import dev.roundtwo.interviews.Audience;
import dev.roundtwo.interviews.Kind;
import dev.roundtwo.interviews.Seat;
import dev.roundtwo.interviews.Seats;
import dev.roundtwo.interviews.Timeline;
import dev.roundtwo.platform.scope.Scope;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Who is in which room, on any node: a sorted set per room in Redis, seats by the time they were last seen. Each node keeps the
 * seats whose streams it holds alive; whoever was not seen for a while has left, and the node that removes them says so.
 */
@Component
class Presence {

    static final Duration AWAY_AFTER = Duration.ofSeconds(20);
    private static final Logger LOG = LoggerFactory.getLogger(Presence.class);

    private final StringRedisTemplate redis;
    private final Timeline timeline;
    private final RoomState state;
    private final Seats seats;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Map<SseEmitter, Seat> streams = new ConcurrentHashMap<>();

    Presence(
            StringRedisTemplate redis,
            Timeline timeline,
            RoomState state,
            Seats seats,
            TransactionTemplate transaction,
            Clock clock) {
        this.redis = redis;
        this.timeline = timeline;
        this.state = state;
        this.seats = seats;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** The seats seen a moment ago. */
    Set<UUID> here(UUID room) {
        try {
            Set<String> seen = redis.opsForZSet()
                    .rangeByScore(key(room), clock.millis() - AWAY_AFTER.toMillis(), Double.POSITIVE_INFINITY);
            return seen == null ? Set.of() : seen.stream().map(UUID::fromString).collect(Collectors.toSet());
        } catch (RuntimeException e) {
            LOG.warn("Who is in room {} is not known for now: {}", room, e.toString());
            return Set.of();
        }
    }

    /** Somebody looked at the room. The first time, everybody is told. */
    void seen(Seat seat) {
        try {
            Boolean first =
                    redis.opsForZSet().add(key(seat.interviewId()), seat.id().toString(), clock.millis());
            redis.expire(key(seat.interviewId()), Duration.ofMinutes(10));
            if (Boolean.TRUE.equals(first)) {
                tell(seat, Kind.JOINED);
            }
        } catch (RuntimeException e) {
            LOG.warn("Presence of seat {} could not be noted: {}", seat.id(), e.toString());
        }
    }

    /** Keeps the seat here as long as its stream is open. */
    void hold(Seat seat, SseEmitter stream) {
        seen(seat);
        streams.put(stream, seat);
        stream.onCompletion(() -> streams.remove(stream));
    }

    @Scheduled(fixedDelay = 5_000)
    void sweep() {
        Map<UUID, Seat> held = new HashMap<>();
        streams.values().forEach(seat -> held.put(seat.id(), seat));
        held.values().forEach(this::seen);
        Set<UUID> swept = new HashSet<>();
        for (Seat seat : held.values()) {
            if (swept.add(seat.interviewId())) {
                sweep(seat);
            }
        }
    }

    private void sweep(Seat witness) {
        try {
            String key = key(witness.interviewId());
            Set<String> gone = redis.opsForZSet().rangeByScore(key, 0, clock.millis() - AWAY_AFTER.toMillis());
            for (String id : gone == null ? Set.<String>of() : gone) {
                Long removed = redis.opsForZSet().remove(key, id);
                if (removed != null && removed == 1) {
                    new Scope(witness.workspaceId(), null).run(() -> left(witness, UUID.fromString(id)));
                }
            }
        } catch (RuntimeException e) {
            LOG.warn("Who left room {} is not known for now: {}", witness.interviewId(), e.toString());
        }
    }

    private void left(Seat witness, UUID seat) {
        seats.of(witness.interviewId()).stream()
                .filter(gone -> gone.id().equals(seat))
                .forEach(gone -> tell(gone, Kind.LEFT));
    }

    private void tell(Seat seat, Kind kind) {
        new Scope(seat.workspaceId(), seat.accountId())
                .run(() -> transaction.executeWithoutResult(status -> {
                    if (state.head(seat.interviewId()).status().open()) {
                        timeline.record(seat, kind, Audience.EVERYONE, Map.of());
                        state.joined(seat, clock.instant());
                    }
                }));
    }

    private static String key(UUID room) {
        return "roundtwo:room:" + room + ":here";
    }
}
