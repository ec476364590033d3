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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;
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
    /** All rooms that somebody is in, by the time when the last of them was seen. */
    private static final String ROOMS = "roundtwo:rooms";

    // Answers 1 when the seat was not there before.
    private static final RedisScript<Long> SEEN = RedisScript.of("""
            local first = redis.call('zadd', KEYS[1], ARGV[1], ARGV[2])
            redis.call('expire', KEYS[1], 600)
            redis.call('zadd', KEYS[2], ARGV[1], ARGV[3])
            return first
            """, Long.class);

    private static final RedisScript<Long> FORGET = RedisScript.of("""
            local seen = redis.call('zscore', KEYS[1], ARGV[2])
            if seen and tonumber(seen) <= tonumber(ARGV[1]) then return redis.call('zrem', KEYS[1], ARGV[2]) end
            return 0
            """, Long.class);

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
            Set<String> seen = redis.opsForZSet().rangeByScore(key(room), longAgo(), Double.POSITIVE_INFINITY);
            return seen == null ? Set.of() : seen.stream().map(UUID::fromString).collect(Collectors.toSet());
        } catch (RuntimeException e) {
            LOG.warn("Who is in room {} is not known for now: {}", room, e.toString());
            return Set.of();
        }
    }

    /** Somebody looked at the room. The first time, everybody is told. */
    void seen(Seat seat) {
        try {
            Long first = redis.execute(
                    SEEN,
                    List.of(key(seat.interviewId()), ROOMS),
                    Long.toString(clock.millis()),
                    seat.id().toString(),
                    seat.workspaceId() + "/" + seat.interviewId());
            if (first != null && first == 1) {
                joins(seat);
            }
        } catch (RuntimeException e) {
            LOG.warn("Presence of seat {} could not be noted: {}", seat.id(), e.toString());
        }
    }

    /** What could not be written down is tried again by the next look. */
    private void joins(Seat seat) {
        try {
            tell(seat, Kind.JOINED);
        } catch (RuntimeException e) {
            redis.opsForZSet().remove(key(seat.interviewId()), seat.id().toString());
            throw e;
        }
    }

    /**
     * Keeps the seat here as long as its stream is open. Where a node died after it saw somebody and before it wrote that down, the
     * one does it to which they come next.
     */
    void hold(Seat seat, SseEmitter stream) {
        seen(seat);
        if (!timeline.isHere(seat)) {
            tell(seat, Kind.JOINED);
        }
        streams.put(stream, seat);
        stream.onCompletion(() -> streams.remove(stream));
    }

    @Scheduled(fixedDelay = 5_000)
    void sweep() {
        Map<UUID, Seat> held = new HashMap<>();
        streams.values().forEach(seat -> held.put(seat.id(), seat));
        held.values().forEach(this::seen);
        Set<String> rooms = new HashSet<>();
        held.values().forEach(seat -> rooms.add(seat.workspaceId() + "/" + seat.interviewId()));
        try {
            Set<String> left = redis.opsForZSet().rangeByScore(ROOMS, 0, longAgo());
            rooms.addAll(left == null ? Set.of() : left);
        } catch (RuntimeException e) {
            LOG.warn("Rooms that nobody watches are not known for now: {}", e.toString());
        }
        for (String room : rooms) {
            try {
                sweep(room);
            } catch (RuntimeException e) {
                LOG.warn("Who left room {} is not known for now: {}", room, e.toString());
            }
        }
    }

    /** Says who has left the room; a room that nobody is in any more is forgotten. */
    private void sweep(String room) {
        UUID workspace = UUID.fromString(room.substring(0, room.indexOf('/')));
        UUID interview = UUID.fromString(room.substring(room.indexOf('/') + 1));
        Set<String> gone = redis.opsForZSet().rangeByScore(key(interview), 0, longAgo());
        for (String id : gone == null ? Set.<String>of() : gone) {
            if (isForgotten(key(interview), id)) {
                new Scope(workspace, null).run(() -> left(interview, UUID.fromString(id)));
            }
        }
        isForgotten(ROOMS, room);
    }

    /** Removes it, if it was not seen meanwhile; of two nodes that try, one hears that it did. */
    private boolean isForgotten(String key, String member) {
        Long removed = redis.execute(FORGET, List.of(key), Long.toString(longAgo()), member);
        return removed != null && removed == 1;
    }

    private void left(UUID interview, UUID seat) {
        seats.of(interview).stream().filter(gone -> gone.id().equals(seat)).forEach(gone -> tell(gone, Kind.LEFT));
    }

    private long longAgo() {
        return clock.millis() - AWAY_AFTER.toMillis();
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
