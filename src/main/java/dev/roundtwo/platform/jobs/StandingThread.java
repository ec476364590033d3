package dev.roundtwo.platform.jobs;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread of this node's own that takes one turn after the other until it is stopped. What goes wrong in a turn is logged, and
 * the next one comes after a pause.
 */
public final class StandingThread {

    private static final Logger LOG = LoggerFactory.getLogger(StandingThread.class);

    private final String name;
    private final Duration pause;
    private final Turn turn;
    private final Semaphore bell = new Semaphore(0);
    private volatile @Nullable Thread standing;

    /** The pause is the one after a turn that failed. */
    public StandingThread(String name, Duration pause, Turn turn) {
        this.name = name;
        this.pause = pause;
        this.turn = turn;
    }

    /** One look at what there is to do; it rests when there is nothing. */
    @FunctionalInterface
    public interface Turn {
        void take() throws InterruptedException;
    }

    /** Begins, if it does not stand already. */
    public synchronized void start() {
        if (standing == null) {
            Thread fresh = Thread.ofPlatform().name(name).daemon().unstarted(this::work);
            standing = fresh; // before it looks whether it is still the one
            fresh.start();
        }
    }

    /** No turn begins any more; one under way may finish for so long, and is then interrupted. */
    public synchronized void stop(Duration toFinish) {
        Thread last = standing;
        standing = null;
        if (last == null) {
            return;
        }
        bell.release();
        try {
            if (!last.join(toFinish)) {
                last.interrupt();
            }
        } catch (InterruptedException e) {
            last.interrupt();
            Thread.currentThread().interrupt();
        }
    }

    public boolean stands() {
        return standing != null;
    }

    /** Ends a rest, or the next one. */
    public void wake() {
        bell.release();
    }

    /** For the turn: until somebody wakes it, or for so long. */
    public void rest(Duration most) throws InterruptedException {
        if (standing == Thread.currentThread()) {
            var _ = bell.tryAcquire(most.toMillis(), TimeUnit.MILLISECONDS);
            bell.drainPermits();
        }
    }

    private void work() {
        while (standing == Thread.currentThread()) {
            try {
                turn.take();
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.warn("A turn of {} failed: {}", name, e.toString());
                if (!rested()) {
                    return;
                }
            } catch (Error e) {
                LOG.error("A turn of {} failed", name, e);
                if (!rested()) {
                    return;
                }
            }
        }
    }

    private boolean rested() {
        try {
            rest(pause);
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }
}
