package dev.roundtwo.platform.deliveries;

import dev.roundtwo.platform.Ids;
import dev.roundtwo.platform.deliveries.Destinations.Line;
import dev.roundtwo.platform.jobs.StandingThread;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * This node's share of the carrying: one thread looks for messages that are due, others carry them. A kind that this node does
 * not know is left for nodes that do, as happens during a release.
 */
@Component
class Dispatch implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatch.class);
    private static final Duration TIME_TO_FINISH = Duration.ofSeconds(8);

    private final Queue queue;
    private final Round round;
    private final Destinations destinations;
    private final DeliverySettings settings;
    private final ObjectProvider<Courier<?>> known;
    private final Set<Carrying> underWay = ConcurrentHashMap.newKeySet();
    private final StandingThread looking;
    private long turns;
    private Map<String, Courier<?>> couriers = Map.of();
    private ExecutorService carriers = Executors.newVirtualThreadPerTaskExecutor();

    Dispatch(
            Queue queue,
            Round round,
            Destinations destinations,
            DeliverySettings settings,
            ObjectProvider<Courier<?>> known) {
        this.queue = queue;
        this.round = round;
        this.destinations = destinations;
        this.settings = settings;
        this.known = known;
        this.looking = new StandingThread("deliveries", settings.poll(), this::look);
    }

    /** Looks for due messages now and not at the next poll. */
    void wake() {
        looking.wake();
    }

    @Override
    public void start() {
        couriers = known.stream().collect(Collectors.toUnmodifiableMap(Courier::kind, courier -> courier));
        carriers = Executors.newVirtualThreadPerTaskExecutor();
        looking.start();
    }

    @Override
    public void stop() {
        if (!looking.stands()) {
            return;
        }
        looking.stop(TIME_TO_FINISH);
        carriers.shutdown();
        try {
            if (!carriers.awaitTermination(TIME_TO_FINISH.toMillis(), TimeUnit.MILLISECONDS)) {
                carriers.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return looking.stands();
    }

    private void look() throws InterruptedException {
        breakOff();
        if (takeUp() == 0) {
            looking.rest(settings.poll());
        }
    }

    /** Whatever is taken counts at once, and this thread alone takes: no number is ever exceeded. */
    private int takeUp() {
        int free = settings.atOnce() - underWay.size();
        if (free <= 0) {
            return 0;
        }
        List<Places.Kind> kinds = couriers.values().stream()
                .map(one -> new Places.Kind(
                        one.kind(), one.atOnce(), Math.max(0, one.inAll() - destinations.takenOf(one.kind()))))
                .toList();
        UUID claim = Ids.next();
        List<Message> taken = queue.claim(claim, new Places(free, kinds, destinations.taken()), settings.lease());
        taken.forEach(message -> carry(message, claim));
        return taken.size();
    }

    private void carry(Message message, UUID claim) {
        Courier<?> courier = Objects.requireNonNull(couriers.get(message.kind()), "only known kinds are claimed");
        Line line = destinations.to(message.kind(), message.destination());
        Carrying carrying = new Carrying();
        line.take(++turns);
        underWay.add(carrying);
        carriers.execute(() -> {
            carrying.thread = Thread.currentThread();
            try {
                round.go(courier, message, claim, line);
            } catch (RuntimeException e) {
                LOG.warn("Message {} {} is left to its lease: {}", message.kind(), message.id(), e.toString());
            } finally {
                underWay.remove(carrying);
                line.free();
                looking.wake();
            }
        });
    }

    /** Nothing is carried for longer than its lease holds. Once, as what comes after it is to be noted undisturbed. */
    private void breakOff() {
        long now = System.nanoTime();
        for (Carrying carrying : underWay) {
            Thread thread = carrying.thread;
            if (thread != null && now - carrying.since > settings.longest().toNanos()) {
                carrying.thread = null;
                thread.interrupt();
            }
        }
    }

    /** A message that was taken; each is itself, as one whose lease was lost may be taken once more. */
    private static final class Carrying {

        private final long since = System.nanoTime();
        private volatile @Nullable Thread thread;
    }
}
