package dev.roundtwo.platform.live;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One topic on this node: takes events in whatever order and however often they come, and hands each to the readers once,
 * in order. A number that is missing is read from the rows.
 */
final class Channel {

    private static final Logger LOG = LoggerFactory.getLogger(Channel.class);

    /** Events of transactions that committed at the same moment overtake each other by about this much. */
    private static final Duration OVERTAKING = Duration.ofMillis(10);

    private static final long UNKNOWN = -1;

    private final Topic topic;
    private final EventRows rows;
    private final Set<LiveStream> readers = ConcurrentHashMap.newKeySet();
    private final TreeMap<Long, LiveEvent> waiting = new TreeMap<>();
    private long last = UNKNOWN;
    private boolean delivering;

    Channel(Topic topic, EventRows rows) {
        this.topic = topic;
        this.rows = rows;
    }

    /** Begins to deliver what comes after this number, unless it has begun already. */
    void startAfter(long number) {
        synchronized (this) {
            if (last != UNKNOWN) {
                return;
            }
            last = number;
            if (waiting.isEmpty()) {
                return;
            }
            delivering = true;
        }
        Thread.startVirtualThread(this::deliver);
    }

    synchronized boolean hasStarted() {
        return last != UNKNOWN;
    }

    void join(LiveStream reader) {
        readers.add(reader);
    }

    /** Says whether nobody is left. */
    boolean leave(LiveStream reader) {
        readers.remove(reader);
        return readers.isEmpty();
    }

    Set<LiveStream> readers() {
        return readers;
    }

    synchronized long last() {
        return last;
    }

    /** Never waits, so that requests and the Redis listener go on at once. */
    void offer(LiveEvent event) {
        synchronized (this) {
            if (event.no() <= last) {
                return;
            }
            waiting.put(event.no(), event);
            if (delivering || last == UNKNOWN) {
                return;
            }
            delivering = true;
        }
        Thread.startVirtualThread(this::deliver);
    }

    private void deliver() {
        try {
            while (true) {
                LiveEvent next = next();
                if (next != null) {
                    readers.forEach(reader -> reader.offer(next));
                } else if (isDone()) {
                    return;
                } else {
                    repair();
                }
            }
        } catch (RuntimeException failure) {
            LOG.warn("Events of {} wait for the next poll: {}", topic.name(), failure.toString());
            synchronized (this) {
                delivering = false;
            }
        }
    }

    private synchronized @Nullable LiveEvent next() {
        while (!waiting.isEmpty() && waiting.firstKey() <= last) {
            waiting.pollFirstEntry();
        }
        if (waiting.isEmpty() || waiting.firstKey() != last + 1) {
            return null;
        }
        last++;
        return waiting.pollFirstEntry().getValue();
    }

    private synchronized boolean isDone() {
        delivering = !waiting.isEmpty();
        return !delivering;
    }

    private void repair() {
        try {
            Thread.sleep(OVERTAKING);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (isNextThere()) {
            return;
        }
        List<LiveEvent> missing = rows.after(topic.workspace(), Map.of(topic.name(), last()));
        synchronized (this) {
            missing.forEach(event -> waiting.put(event.no(), event));
            if (waiting.firstKey() > last + 1) {
                last = waiting.firstKey() - 1;
            }
        }
    }

    private synchronized boolean isNextThere() {
        return waiting.firstKey() <= last + 1;
    }
}
