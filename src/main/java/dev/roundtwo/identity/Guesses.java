package dev.roundtwo.identity;

import dev.roundtwo.platform.Secrets;
import dev.roundtwo.platform.Throttled;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.data.redis.core.StringRedisTemplate;
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

    private final SharedCounts counts;

    Guesses(StringRedisTemplate redis, Clock clock) {
        this.counts = new SharedCounts(redis, clock, KEPT, LONGEST);
    }

    /**
     * Counts one try at the e-mail from the address.
     *
     * @throws Throttled when the tries before it ask for a pause
     */
    public void admit(String email, @Nullable String address) {
        admit(List.of(pair(email, address), network(address)), List.of(FREE, FREE_BY_ADDRESS));
        long tries = counts.count("roundtwo:tries:" + mark(email));
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
     * theirs, and for all strangers together more than a person needs.
     *
     * @param known whether the browser that asks is the owner's: what strangers used up does not shut it out
     */
    public boolean mayMail(String kind, String email, @Nullable String address, BooleanSupplier known) {
        if (counts.count(pair(email, address) + ":" + kind) > FREE) {
            return false;
        }
        return counts.count("roundtwo:tries:" + kind + ":" + mark(email)) <= MAILS_BY_EMAIL || known.getAsBoolean();
    }

    /** Forgets the tries of somebody who got it right: an office behind one address may sign in as it likes. */
    public void forget(String email, @Nullable String address) {
        counts.forget(pair(email, address));
        counts.giveBack(network(address));
        counts.uncount("roundtwo:tries:" + mark(email)); // else the pauses would tell which e-mails are in use
    }

    /**
     * Lets a client show its secret.
     *
     * @throws Throttled while the wrong ones that were shown for it from the address ask for a pause
     */
    public void admitSecret(String client, @Nullable String address) {
        refuseWithin(counts.waiting(secrets(client, address)));
    }

    /**
     * Counts a wrong secret of a client's from the address; right ones are never counted, and the same wrong one shown again
     * is no other guess: one machine that was left with an old secret must not hold up its neighbours.
     */
    public void wrongSecret(String client, String secret, @Nullable String address) {
        String key = secrets(client, address);
        if (counts.count(key + ":" + Secrets.digest(secret)) == 1) {
            counts.admit(List.of(key), List.of(FREE));
        }
    }

    private static String secrets(String client, @Nullable String address) {
        return network(address) + ":secret:" + Secrets.digest(client);
    }

    /**
     * Counts a wrong code of the account's, from wherever it came.
     *
     * @return whether it was the one too many
     */
    public boolean wrongCode(String account) {
        return counts.count(codes(account)) == WRONG_CODES;
    }

    /** Whether so many codes were wrong lately that only browsers known to the account may try more. */
    public boolean manyWrongCodes(String account) {
        return counts.tries(codes(account)) >= WRONG_CODES;
    }

    private static String codes(String account) {
        return "roundtwo:codes:" + mark(account);
    }

    /** Takes back a try that was never made: the house was full. */
    public void giveBack(String email, @Nullable String address) {
        counts.giveBack(pair(email, address));
        counts.giveBack(network(address));
    }

    private void admit(List<String> keys, List<Integer> free) {
        refuseWithin(counts.admit(keys, free));
    }

    private static void refuseWithin(long wait) {
        if (wait > 0) {
            throw new Throttled(Duration.ofMillis(wait + 999));
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
