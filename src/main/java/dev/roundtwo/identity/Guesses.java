package dev.roundtwo.identity;

import dev.roundtwo.platform.Secrets;
import dev.roundtwo.platform.Throttled;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.stereotype.Component;

/**
 * Slows guessing down, on all nodes together: by e-mail and address, and by address (an IPv6 network counts as one). Nobody
 * can lock out somebody at another address; many guesses at one e-mail from everywhere cost each try up to two seconds.
 * While Redis is away each node counts by itself.
 */
@Component
public class Guesses {

    private static final int FREE = 5;
    private static final int FREE_BY_ADDRESS = 30;
    private static final int FREE_REQUESTS = 100;
    private static final int FREE_LOOKS = 1_000;
    private static final int FREE_BY_EMAIL = 20;
    private static final int MAILS_BY_EMAIL = 30;
    private static final int WRONG_CODES = 20;
    private static final Duration KEPT = Duration.ofMinutes(30);
    private static final Duration LONGEST = Duration.ofMinutes(10);

    // KEYS: counters. ARGV: ms kept, longest wait in ms, then the free tries of each key. Waiting tries are not
    // counted, so
    // that patience always helps. Returns the wait in ms.
    private static final RedisScript<Long> ADMIT = RedisScript.of("""
            local time = redis.call('time')
            local now = time[1] * 1000 + math.floor(time[2] / 1000)
            local wait = 0
            for i, key in ipairs(KEYS) do
                local till = tonumber(redis.call('hget', key, 'till') or '0')
                if till - now > wait then wait = till - now end
            end
            if wait > 0 then return wait end
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

    Guesses(StringRedisTemplate redis, Clock clock) {
        this.redis = redis;
        this.local = new LocalCounts(clock, KEPT, LONGEST);
    }

    /**
     * Counts one try at the e-mail from the address.
     *
     * @throws Throttled when the tries before it ask for a pause
     */
    public void admit(String email, @Nullable String address) {
        admit(List.of(pair(email, address), network(address)), List.of(FREE, FREE_BY_ADDRESS));
        long tries = count("roundtwo:tries:" + mark(email));
        if (tries > FREE_BY_EMAIL) {
            pause(Math.min(2_000, (tries - FREE_BY_EMAIL) * 100));
        }
    }

    /** Counts one request for something to be sent or made, of the kind, from the address. */
    public void admitRequest(String kind, @Nullable String address) {
        admit(List.of(network(address) + ":" + kind), List.of(FREE_REQUESTS));
    }

    /** Counts one request that costs us next to nothing, but not nothing, of the kind, from the address. */
    public void admitLook(String kind, @Nullable String address) {
        admit(List.of(network(address) + ":" + kind), List.of(FREE_LOOKS));
    }

    /**
     * Whether one more of the kind may go to the e-mail: a few in half an hour for one address, which leaves the others
     * theirs, and for all addresses together more than a person needs.
     */
    public boolean mayMail(String kind, String email, @Nullable String address) {
        return count(pair(email, address) + ":" + kind) <= FREE
                && count("roundtwo:tries:" + kind + ":" + mark(email)) <= MAILS_BY_EMAIL;
    }

    /** Forgets the tries of somebody who got it right: an office behind one address may sign in as it likes. */
    public void forget(String email, @Nullable String address) {
        String pair = pair(email, address);
        local.forget(pair);
        try {
            redis.delete(pair);
        } catch (DataAccessException away) {
            // The local count is what held.
        }
        giveBack(network(address));
        uncount("roundtwo:tries:" + mark(email)); // else the pauses would tell which e-mails are in use
    }

    /**
     * Counts a wrong code of the account's, from wherever it came.
     *
     * @return whether it was the one too many
     */
    public boolean wrongCode(String account) {
        return count(codes(account)) == WRONG_CODES;
    }

    /** Whether so many codes were wrong lately that only browsers known to the account may try more. */
    public boolean manyWrongCodes(String account) {
        try {
            String tries = redis.opsForValue().get(codes(account));
            return tries != null && Long.parseLong(tries) >= WRONG_CODES;
        } catch (DataAccessException away) {
            return local.tries(codes(account)) >= WRONG_CODES;
        }
    }

    private static String codes(String account) {
        return "roundtwo:codes:" + mark(account);
    }

    /** Takes back a try that was never made: the house was full. */
    public void giveBack(String email, @Nullable String address) {
        giveBack(pair(email, address));
        giveBack(network(address));
    }

    private void giveBack(String key) {
        local.giveBack(key);
        try {
            redis.opsForHash().increment(key, "n", -1);
            redis.opsForHash().delete(key, "till");
            redis.expire(key, KEPT);
        } catch (DataAccessException away) {
            // The local count is what held.
        }
    }

    private void admit(List<String> keys, List<Integer> free) {
        long wait;
        try {
            Object[] arguments = new Object[2 + free.size()];
            arguments[0] = Long.toString(KEPT.toMillis());
            arguments[1] = Long.toString(LONGEST.toMillis());
            for (int i = 0; i < free.size(); i++) {
                arguments[i + 2] = free.get(i).toString();
            }
            Long answer = redis.execute(ADMIT, keys, arguments);
            wait = answer == null ? 0 : answer;
        } catch (DataAccessException away) {
            wait = local.admit(keys, free);
        }
        if (wait > 0) {
            throw new Throttled(Duration.ofMillis(wait + 999));
        }
    }

    private long count(String key) {
        try {
            Long tries = redis.execute(COUNT, List.of(key), Long.toString(KEPT.toMillis()));
            return tries == null ? 0 : tries;
        } catch (DataAccessException away) {
            return local.count(key);
        }
    }

    private void uncount(String key) {
        local.giveBack(key);
        try {
            redis.execute(UNCOUNT, List.of(key));
        } catch (DataAccessException away) {
            // The local count is what held.
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String pair(String email, @Nullable String address) {
        return network(address) + ":" + mark(email);
    }

    private static String mark(String email) {
        return Secrets.digest(email.strip().toLowerCase(Locale.ROOT));
    }

    /** The address, or the network of an IPv6 one. */
    private static String network(@Nullable String address) {
        return "roundtwo:guesses:" + Network.of(address);
    }
}
