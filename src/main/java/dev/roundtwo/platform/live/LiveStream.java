package dev.roundtwo.platform.live;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter.DataWithMediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * One reader's connection. It holds back what arrives until the reader was told what it missed, and writes on a thread of
 * its own, so that a slow reader delays nobody; one that falls too far behind is let go and comes back for the rest.
 */
final class LiveStream {

    private static final int MOST_WAITING = 256;
    private static final MediaType TEXT = new MediaType("text", "plain", StandardCharsets.UTF_8);

    final UUID workspace;
    final List<String> topics;
    final Set<String> viewers;
    private final SseEmitter emitter = new Emitter();
    private final long[] positions;
    private final ArrayDeque<String> frames = new ArrayDeque<>();
    private @Nullable List<LiveEvent> held = new ArrayList<>();
    private boolean writing;
    private boolean closed;

    LiveStream(UUID workspace, List<String> topics, Set<String> viewers) {
        this.workspace = workspace;
        this.topics = topics;
        this.viewers = viewers;
        this.positions = new long[topics.size()];
    }

    SseEmitter emitter() {
        return emitter;
    }

    synchronized void offer(LiveEvent event) {
        if (held != null) {
            held.add(event);
        } else if (frames.size() >= MOST_WAITING) {
            close();
        } else {
            take(event);
        }
    }

    /**
     * Greets, tells what was missed, then whatever came meanwhile; from now on events go out as they come. The greeting is left
     * to the request's own thread, which sends it with the headers: another thread would write while that one still sets them.
     */
    synchronized void begin(Standing standing, String greeting) {
        writing = true;
        System.arraycopy(standing.start(), 0, positions, 0, positions.length);
        push("id: " + vector() + "\n" + greeting);
        standing.missed().forEach(this::take);
        List<LiveEvent> meanwhile = held == null ? List.of() : held;
        held = null;
        meanwhile.forEach(this::take);
        write();
    }

    /** Keeps proxies from cutting the line, lets the page notice a dead one, and finds out whether anybody is there. */
    synchronized void beat() {
        if (frames.isEmpty()) {
            push("event: beat\ndata: {}\n\n");
        }
    }

    void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            frames.clear();
        }
        // A write to a slow reader may be under way, and completing waits for it.
        Thread.startVirtualThread(emitter::complete);
    }

    synchronized boolean isClosed() {
        return closed;
    }

    private void take(LiveEvent event) {
        int index = topics.indexOf(event.topic());
        if (index >= 0 && event.no() > positions[index]) {
            positions[index] = event.no();
            push("id: " + vector() + "\n" + event.lines());
        }
    }

    private String vector() {
        return Arrays.stream(positions).mapToObj(Long::toString).collect(Collectors.joining("."));
    }

    private void push(String frame) {
        if (closed) {
            return;
        }
        frames.add(frame);
        if (!writing) {
            writing = true;
            Thread.startVirtualThread(this::write);
        }
    }

    private void write() {
        for (String next = waiting(); next != null; next = waiting()) {
            try {
                emitter.send(Set.of(new DataWithMediaType(next, TEXT)));
            } catch (IOException | RuntimeException gone) {
                close();
            }
        }
    }

    private synchronized @Nullable String waiting() {
        if (frames.isEmpty()) {
            writing = false;
            return null;
        }
        String all = frames.size() == 1 ? frames.getFirst() : String.join("", frames);
        frames.clear();
        return all;
    }

    private static final class Emitter extends SseEmitter {

        Emitter() {
            super(0L);
        }

        @Override
        protected void extendResponse(ServerHttpResponse response) {
            super.extendResponse(response);
            response.getHeaders().setCacheControl("no-store");
            response.getHeaders().set("X-Accel-Buffering", "no");
        }
    }
}
