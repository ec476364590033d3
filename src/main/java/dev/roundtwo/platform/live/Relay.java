package dev.roundtwo.platform.live;

import io.lettuce.core.AbstractRedisClient;
import io.lettuce.core.RedisChannelHandler;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisConnectionStateAdapter;
import io.lettuce.core.RedisException;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.redis.RedisSystemException;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The short cut between nodes. It may lose messages and may be away altogether: nobody waits for it, and it says when it
 * is down and when it is back.
 */
@Component
class Relay {

    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);
    private static final String CHANNEL = "roundtwo:live";
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(500);
    private static final int MOST_WAITING = 10_000;

    private final LettuceConnectionFactory connections;
    private final StringRedisTemplate redis;
    private final JsonMapper json;
    private final ThreadPoolExecutor sender = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MOST_WAITING),
            Thread.ofVirtual().name("live-sender").factory(),
            new ThreadPoolExecutor.DiscardPolicy());
    private volatile boolean up;
    private @Nullable Thread connecting;
    private @Nullable StatefulRedisPubSubConnection<String, String> subscription;

    Relay(LettuceConnectionFactory connections, StringRedisTemplate redis, JsonMapper json) {
        this.connections = connections;
        this.redis = redis;
        this.json = json;
    }

    boolean isUp() {
        return up;
    }

    /** Subscribes as soon as Redis can be reached; {@code back} runs each time the subscription stands anew. */
    synchronized void open(Consumer<LiveEvent> listener, Runnable back) {
        connecting = Thread.startVirtualThread(() -> connect(listener, back));
    }

    synchronized void close() {
        up = false;
        if (connecting != null) {
            connecting.interrupt();
        }
        if (subscription != null) {
            subscription.closeAsync();
            subscription = null;
        }
    }

    void send(LiveEvent event) {
        sender.execute(() -> {
            try {
                redis.convertAndSend(CHANNEL, json.writeValueAsString(event));
            } catch (RuntimeException away) {
                LOG.debug("Event {} of {} was not sent; the other nodes read its row", event.no(), event.topic());
            }
        });
    }

    private void connect(Consumer<LiveEvent> listener, Runnable back) {
        try {
            while (!isSubscribed(listener, back)) {
                Thread.sleep(BETWEEN_TRIES);
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isSubscribed(Consumer<LiveEvent> listener, Runnable back) {
        try {
            AbstractRedisClient client = connections.getRequiredNativeClient();
            var connection = ((RedisClient) client).connectPubSub();
            synchronized (this) {
                subscription = connection;
            }
            connection.addListener(new RedisConnectionStateAdapter() {
                @Override
                public void onRedisDisconnected(RedisChannelHandler<?, ?> lost) {
                    up = false;
                }
            });
            connection.addListener(new RedisPubSubAdapter<>() {
                @Override
                public void message(String channel, String message) {
                    listener.accept(json.readValue(message, LiveEvent.class));
                }

                @Override
                public void subscribed(String channel, long count) {
                    up = true;
                    back.run();
                }
            });
            connection.async().subscribe(CHANNEL);
            return true;
        } catch (RedisException | RedisSystemException | IllegalStateException away) {
            LOG.debug("Redis cannot be reached, events are polled: {}", away.toString());
            return false;
        }
    }
}
