package dev.roundtwo.platform.live;

import dev.roundtwo.platform.Throttled;
import dev.roundtwo.platform.limits.Allowances;
import dev.roundtwo.platform.limits.Limited;
import dev.roundtwo.platform.scope.Scope;
import jakarta.persistence.EntityManager;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells open pages what happened. Events are part of the transaction that causes them; a reader that comes back gets what
 * it missed. Who may read which topic is decided by the caller of {@link #open}.
 */
@Component
public class LiveFeed {

    /** When a node goes, all its readers come here at once: they queue, and leave connections to everybody else. */
    private static final int READING_AT_ONCE = 6;

    /** A page that is gone is noticed at the next beat, so there is room again soon. */
    private static final Duration FULL = Duration.ofSeconds(30);

    private final Semaphore reading = new Semaphore(READING_AT_ONCE, true);
    private final EventRows rows;
    private final Streams streams;
    private final Relay relay;
    private final EntityManager entities;
    private final JsonMapper json;
    private final Allowances allowances;

    LiveFeed(
            EventRows rows,
            Streams streams,
            Relay relay,
            EntityManager entities,
            JsonMapper json,
            Allowances allowances) {
        this.allowances = allowances;
        this.rows = rows;
        this.streams = streams;
        this.relay = relay;
        this.entities = entities;
        this.json = json;
    }

    /** Publishes on a topic of the workspace in scope, if and when the current transaction commits. */
    public void publish(String topic, String name, Object data) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("An event needs the transaction that causes it");
        }
        outgoing().add(new LiveEvent(workspace(), topic, 0, name, json.writeValueAsString(data)));
    }

    /**
     * A stream of the topics, from the event last seen (see {@link #lastSeen}) or from now. Its first event is
     * {@code hello}, which says whether events were missed that are no longer kept. The viewers, the reader's account
     * and seat by their ids, are whom {@link #endStreamsOf} may name.
     *
     * @throws Throttled when the workspace or one of the viewers has as many open on this node as they may
     */
    public SseEmitter open(List<String> topics, String lastSeen, String... viewers) {
        LiveStream stream = new LiveStream(workspace(), List.copyOf(topics), Set.of(viewers));
        stream.emitter().onCompletion(() -> streams.remove(stream));
        stream.emitter().onError(gone -> stream.close());
        boolean within = streams.register(
                stream,
                allowances.of(stream.workspace, Limited.LIVE_CONNECTIONS),
                allowances.ofAccount(Limited.LIVE_CONNECTIONS));
        if (!within) {
            throw new Throttled(FULL);
        }
        try {
            if (!reading.tryAcquire(5, TimeUnit.SECONDS)) {
                streams.remove(stream);
                throw new Throttled(Duration.ofSeconds(2));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            streams.remove(stream);
            throw new Throttled(Duration.ofSeconds(2));
        }
        try {
            Standing standing = rows.standing(stream.workspace, stream.topics, lastSeen);
            streams.begin(stream, standing, greeting(standing.lost()));
        } catch (RuntimeException failure) {
            streams.remove(stream);
            throw failure;
        } finally {
            reading.release();
        }
        return stream.emitter();
    }

    /** What the browser says it saw last: on its own reconnects in a header, else as the parameter {@code after}. */
    public static String lastSeen(HttpServletRequest request) {
        String header = request.getHeader("Last-Event-ID");
        String parameter = request.getParameter("after");
        return header != null ? header : parameter != null ? parameter : "";
    }

    /** Ends the streams of the topic on all nodes; readers come back at once and their rights are looked at anew. */
    public void endStreamsOn(String topic) {
        tell(Ending.ofTopic(workspace(), topic));
    }

    /**
     * Ends the viewer's streams on all nodes, as at a sign-out, once the transaction at hand has committed; readers who still
     * may read come back at once.
     */
    public void endStreamsOf(String viewer) {
        afterCommit(Ending.ofViewer(viewer));
    }

    /** Ends all streams of the workspace on all nodes, once the transaction at hand has committed. */
    public void endStreamsIn(UUID workspace) {
        afterCommit(Ending.ofWorkspace(workspace));
    }

    private void afterCommit(LiveEvent ending) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            tell(ending);
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                tell(ending);
            }
        });
    }

    private void tell(LiveEvent event) {
        streams.accept(event);
        relay.send(event);
    }

    private Outgoing outgoing() {
        for (var standing : TransactionSynchronizationManager.getSynchronizations()) {
            if (standing instanceof Outgoing outgoing) {
                return outgoing;
            }
        }
        Outgoing fresh = new Outgoing(entities, rows, this::tell);
        TransactionSynchronizationManager.registerSynchronization(fresh);
        return fresh;
    }

    private static UUID workspace() {
        return Scope.currentWorkspace()
                .orElseThrow(() -> new IllegalStateException("The live feed needs a workspace in scope"));
    }

    private static String greeting(boolean missed) {
        int retry = 1_000 + ThreadLocalRandom.current().nextInt(1_000);
        return "event: hello\nretry: " + retry + "\ndata: {\"missed\":" + missed + "}\n\n";
    }
}
