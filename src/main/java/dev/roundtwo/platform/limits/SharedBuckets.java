package dev.roundtwo.platform.limits;

import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.redis.lettuce.Bucket4jLettuce;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.stereotype.Component;

/**
 * The buckets that all nodes take from. While Redis is away nobody waits for it: one caller in a second tries whether it is
 * back, the others are told at once.
 */
@Component
class SharedBuckets implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(SharedBuckets.class);
    private static final Duration PATIENCE = Duration.ofMillis(250);
    private static final long BETWEEN_TRIES = Duration.ofSeconds(1).toNanos();

    private final LettuceConnectionFactory connections;
    private final AtomicLong tryAt = new AtomicLong(System.nanoTime());
    private volatile boolean away;
    private volatile @Nullable ProxyManager<String> buckets;
    private @Nullable StatefulRedisConnection<String, byte[]> connection;

    SharedBuckets(LettuceConnectionFactory connections) {
        this.connections = connections;
    }

    /** What was taken of the bucket: all that was asked for or nothing. No answer while Redis is away. */
    @Nullable
    ConsumptionProbe take(String key, BucketConfiguration size, long tokens) {
        if (away && !isMyTurn()) {
            return null;
        }
        try {
            ConsumptionProbe probe = ask(key, size, tokens);
            if (away) {
                away = false;
                LOG.info("Redis is back: limits are shared by all nodes again");
            }
            return probe;
        } catch (RuntimeException failure) {
            tryAt.set(System.nanoTime() + BETWEEN_TRIES);
            if (!away) {
                away = true;
                LOG.warn("Redis does not answer: each node limits by itself ({})", failure.toString());
            }
            return null;
        }
    }

    private ConsumptionProbe ask(String key, BucketConfiguration size, long tokens) {
        forgetIfClosed();
        return buckets().builder().build(key, () -> size).tryConsumeAndReturnRemaining(tokens);
    }

    private boolean isMyTurn() {
        long next = tryAt.get();
        long now = System.nanoTime();
        return now - next >= 0 && tryAt.compareAndSet(next, now + BETWEEN_TRIES);
    }

    /** Lettuce comes back by itself after an outage, but not when its client was stopped and started. */
    private synchronized void forgetIfClosed() {
        if (connection != null && !connection.isOpen()) {
            connection = null;
            buckets = null;
        }
    }

    private ProxyManager<String> buckets() {
        ProxyManager<String> standing = buckets;
        return standing != null ? standing : connected();
    }

    private synchronized ProxyManager<String> connected() {
        ProxyManager<String> standing = buckets;
        if (standing == null) {
            var client = (RedisClient) connections.getRequiredNativeClient();
            var fresh = client.connect(RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE));
            connection = fresh;
            standing = Bucket4jLettuce.casBasedBuilder(fresh)
                    .requestTimeout(PATIENCE)
                    .expirationAfterWrite(
                            ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(Duration.ofSeconds(10)))
                    .build();
            buckets = standing;
        }
        return standing;
    }

    @Override
    public synchronized void destroy() {
        if (connection != null) {
            connection.close();
        }
    }
}
