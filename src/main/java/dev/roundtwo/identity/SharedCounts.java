package dev.roundtwo.identity;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;

/** Counts of tries that all nodes share, and of this node alone while Redis is away. */
final class SharedCounts {

    // KEYS: counters. ARGV: ms kept, longest wait in ms, then the free tries of each key, or none to only look. Waiting
    // tries are not counted, so that patience always helps. Returns the wait in ms.
    private static final RedisScript<Long> ADMIT = RedisScript.of("""
            local time = redis.call('time')
            local now = time[1] * 1000 + math.floor(time[2] / 1000)
            local wait = 0
            for i, key in ipairs(KEYS) do
                local till = tonumber(redis.call('hget', key, 'till') or '0')
                if till - now > wait then wait = till - now end
            end
            if wait > 0 or #ARGV == 2 then return wait end
            for i, key in ipairs(KEYS) do
                local n = redis.call('hincrby', key, 'n', 1)
                local over = n - tonumber(ARGV[i + 2])
                if over >= 0 then
                    redis.call('hset', key, 'till', string.format('%d', now + math.min(tonumber(ARGV[2]), 5000 * 2 ^ math.min(over, 10))))
                end
                redis.call('pexpire', key, ARGV[1])
            end
            return 0
            """, Long.class);

    // The window begins with the first try and ends when it ends: further tries do not prolong it.
    private static final RedisScript<Long> COUNT = RedisScript.of("""
            local n = redis.call('incr', KEYS[1])
            if redis.call('pttl', KEYS[1]) < 0 then redis.call('pexpire', KEYS[1], ARGV[1]) end
            return n
            """, Long.class);

    private static final RedisScript<Long> UNCOUNT = RedisScript.of(
            "if tonumber(redis.call('get', KEYS[1]) or '0') > 0 then return redis.call('decr', KEYS[1]) end return 0",
            Long.class);

    private final StringRedisTemplate redis;
    private final LocalCounts local;
    private final Duration kept;
    private final Duration longest;

    SharedCounts(StringRedisTemplate redis, Clock clock, Duration kept, Duration longest) {
        this.redis = redis;
        this.kept = kept;
        this.longest = longest;
        this.local = new LocalCounts(clock, kept, longest);
    }

    /** The wait in milliseconds that the keys ask for; none counts a try of each, of which so many are free. */
    long admit(List<String> keys, List<Integer> free) {
        Object[] arguments = Stream.concat(
                        Stream.of(kept.toMillis(), longest.toMillis()),
                        free.stream().map(Integer::longValue))
                .map(String::valueOf)
                .toArray();
        try {
            Long wait = redis.execute(ADMIT, keys, arguments);
            return wait == null ? 0 : wait;
        } catch (DataAccessException away) {
            return local.admit(keys, free);
        }
    }

    /** The wait in milliseconds that the key asks for; counts nothing. */
    long waiting(String key) {
        return admit(List.of(key), List.of());
    }

    /** How often since the first time, this one included. */
    long count(String key) {
        try {
            Long tries = redis.execute(COUNT, List.of(key), Long.toString(kept.toMillis()));
            return tries == null ? 0 : tries;
        } catch (DataAccessException away) {
            return local.count(key);
        }
    }

    /** Takes one of {@link #count} back. */
    void uncount(String key) {
        local.giveBack(key);
        try {
            redis.execute(UNCOUNT, List.of(key));
        } catch (DataAccessException away) {
            // The local count is what held.
        }
    }

    /** How often it was counted lately. */
    long tries(String key) {
        try {
            String tries = redis.opsForValue().get(key);
            return tries == null ? 0 : Long.parseLong(tries);
        } catch (DataAccessException away) {
            return local.tries(key);
        }
    }

    void forget(String key) {
        local.forget(key);
        try {
            redis.delete(key);
        } catch (DataAccessException away) {
            // The local count is what held.
        }
    }

    /** Takes one back, with the wait that it asked for. */
    void giveBack(String key) {
        local.giveBack(key);
        try {
            redis.opsForHash().increment(key, "n", -1);
            redis.opsForHash().delete(key, "till");
            redis.expire(key, kept);
        } catch (DataAccessException away) {
            // The local count is what held.
        }
    }
}
