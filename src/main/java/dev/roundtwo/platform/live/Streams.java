package dev.roundtwo.platform.live;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The open streams of this node, by topic. They hear from Redis, from this node's own commits and, while Redis is away,
 * from polling the rows; they all end when the node begins to stop, so that readers go to another one at once.
 */
@Component
class Streams implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Streams.class);

    private final EventRows rows;
    private final Relay relay;
    private final LiveSettings settings;
    private final Map<Topic, Channel> channels = new ConcurrentHashMap<>();
    private final Map<LiveStream, Long> endings = new ConcurrentHashMap<>();
    private @Nullable ScheduledThreadPoolExecutor ticker;
    private volatile boolean running;

    Streams(EventRows rows, Relay relay, LiveSettings settings, MeterRegistry meters) {
        this.rows = rows;
        this.relay = relay;
        this.settings = settings;
        Gauge.builder("roundtwo.live.streams", endings, Map::size).register(meters);
    }

    /**
     * From here on the stream holds whatever happens on its topics, until it begins.
     *
     * @return false when there are that many of the workspace, or of one of the stream's viewers; then nothing was done
     */
    synchronized boolean register(LiveStream stream, long ofWorkspace, long ofViewer) {
        if (of(stream.workspace) >= ofWorkspace || ofViewers(stream.viewers) >= ofViewer) {
            return false;
        }
        for (String name : stream.topics) {
            Topic topic = new Topic(stream.workspace, name);
            channels.compute(topic, (key, standing) -> {
                Channel channel = standing != null ? standing : new Channel(topic, rows);
                channel.join(stream);
                return channel;
            });
        }
        long life = settings.life().toMillis();
        long ending = life - ThreadLocalRandom.current().nextLong(life / 10 + 1);
        endings.put(stream, System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(ending));
        if (!running) {
            stream.close();
        }
        return true;
    }

    /** How many are open of those viewers: without an end, one reader could take all that the node has. */
    private long ofViewers(Set<String> viewers) {
        return open().filter(stream -> !Collections.disjoint(stream.viewers, viewers))
                .count();
    }

    /** The stream is told what it missed, and the channels that are new learn how far their topics are. */
    void begin(LiveStream stream, Standing standing, String greeting) {
        stream.begin(standing, greeting);
        for (int i = 0; i < stream.topics.size(); i++) {
            Channel channel = channels.get(new Topic(stream.workspace, stream.topics.get(i)));
            if (channel != null) {
                channel.startAfter(standing.now()[i]);
            }
        }
    }

    void remove(LiveStream stream) {
        endings.remove(stream);
        for (String name : stream.topics) {
            channels.computeIfPresent(
                    new Topic(stream.workspace, name), (key, channel) -> channel.leave(stream) ? null : channel);
        }
    }

    void accept(LiveEvent event) {
        if (event.no() == 0) {
            close(Ending.of(event));
            return;
        }
        Channel channel = channels.get(new Topic(event.workspace(), event.topic()));
        if (channel != null) {
            channel.offer(event);
        }
    }

    /** How many are open in the workspace on this node. */
    long of(UUID workspace) {
        return open().filter(stream -> stream.workspace.equals(workspace)).count();
    }

    Stream<LiveStream> open() {
        return endings.keySet().stream();
    }

    void close(Predicate<LiveStream> which) {
        open().filter(which).forEach(stream -> {
            stream.close();
            remove(stream);
        });
    }

    @Override
    public void start() {
        running = true;
        relay.open(this::accept, () -> Thread.startVirtualThread(this::poll));
        var fresh = new ScheduledThreadPoolExecutor(
                1, Thread.ofVirtual().name("live-ticker-", 0).factory());
        every(fresh, settings.beat(), () -> endings.keySet().forEach(LiveStream::beat));
        every(fresh, Duration.ofSeconds(1), this::end);
        every(fresh, settings.pollWithoutRedis(), () -> {
            if (!relay.isUp()) {
                poll();
            }
        });
        every(fresh, settings.pollAlways(), this::poll);
        ticker = fresh;
    }

    @Override
    public void stop() {
        running = false;
        relay.close();
        if (ticker != null) {
            ticker.shutdownNow();
        }
        close(stream -> true);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Reads for every topic that somebody follows what came after its last known number. */
    private void poll() {
        Map<UUID, Map<String, Long>> known = new HashMap<>();
        channels.forEach((topic, channel) -> {
            if (channel.hasStarted()) {
                known.computeIfAbsent(topic.workspace(), id -> new HashMap<>()).put(topic.name(), channel.last());
            }
        });
        known.forEach((workspace, numbers) -> rows.after(workspace, numbers).forEach(this::accept));
    }

    private void end() {
        long now = System.nanoTime();
        List<LiveStream> old = endings.entrySet().stream()
                .filter(entry -> entry.getValue() - now < 0 || entry.getKey().isClosed())
                .map(Map.Entry::getKey)
                .toList();
        close(Set.copyOf(old)::contains);
    }

    private static void every(ScheduledThreadPoolExecutor ticker, Duration pause, Runnable work) {
        ticker.scheduleWithFixedDelay(
                () -> {
                    try {
                        work.run();
                    } catch (RuntimeException failure) {
                        LOG.warn("Live feed: {}", failure.toString());
                    }
                },
                pause.toMillis(),
                pause.toMillis(),
                TimeUnit.MILLISECONDS);
    }
}
