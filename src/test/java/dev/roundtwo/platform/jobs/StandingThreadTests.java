package dev.roundtwo.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class StandingThreadTests {

    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Duration SOON = Duration.ofSeconds(10);

    private final AtomicReference<@Nullable StandingThread> made = new AtomicReference<>();

    @AfterEach
    void ends() {
        StandingThread thread = made.get();
        if (thread != null) {
            thread.stop(Duration.ZERO);
        }
    }

    @Test
    void whoWakesItNeedNotWaitForItsRest() throws Exception {
        var turns = new SynchronousQueue<Integer>();
        var number = new AtomicInteger();
        StandingThread thread = thread(LONG, () -> {
            turns.put(number.incrementAndGet());
            rests(LONG);
        });
        thread.start();
        thread.wake();
        thread.wake();
        assertThat(next(turns)).isEqualTo(1);
        assertThat(next(turns)).as("for all who woke it while it was busy").isEqualTo(2);
        thread.start();
        assertThat(turns.poll(50, TimeUnit.MILLISECONDS))
                .as("started twice it is one")
                .isNull();
        thread.wake();
        assertThat(next(turns)).isEqualTo(3);
        assertThat(turns.poll(50, TimeUnit.MILLISECONDS)).as("it rests").isNull();
    }

    @Test
    void aTurnThatFailsIsFollowedByAnother() throws Exception {
        var turns = new SynchronousQueue<Integer>();
        var number = new AtomicInteger();
        thread(Duration.ofMillis(1), () -> {
                    turns.put(number.incrementAndGet());
                    throw new IllegalStateException("The database is away");
                })
                .start();
        assertThat(next(turns)).isEqualTo(1);
        assertThat(next(turns)).isEqualTo(2);
    }

    @Test
    void aTurnThatDiesOfAnErrorIsFollowedByAnotherToo() throws Exception {
        var turns = new SynchronousQueue<Integer>();
        var number = new AtomicInteger();
        thread(Duration.ofMillis(1), () -> {
                    turns.put(number.incrementAndGet());
                    throw new NoClassDefFoundError("Turn");
                })
                .start();
        assertThat(next(turns)).isEqualTo(1);
        assertThat(next(turns)).isEqualTo(2);
    }

    @Test
    void whileItRestsItStopsAtOnceAndMayBeginAgain() throws Exception {
        var turns = new SynchronousQueue<Thread>();
        StandingThread thread = thread(LONG, () -> {
            turns.put(Thread.currentThread());
            rests(LONG);
        });
        thread.start();
        Thread first = next(turns);
        thread.stop(SOON);
        assertThat(first.isAlive()).isFalse();
        assertThat(thread.stands()).isFalse();
        thread.stop(SOON);
        thread.start();
        assertThat(thread.stands()).isTrue();
        assertThat(next(turns)).isNotSameAs(first);
    }

    @Test
    void aTurnMayFinishAndIsInterruptedOnlyAfterItsTime() throws Exception {
        var inside = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var over = new CountDownLatch(1);
        var interrupted = new AtomicInteger();
        StandingThread patient = thread(LONG, () -> {
            inside.countDown();
            try {
                goOn.await();
            } catch (InterruptedException e) {
                interrupted.incrementAndGet();
                throw e;
            } finally {
                over.countDown();
            }
        });
        patient.start();
        inside.await();
        Thread stops = Thread.ofPlatform().start(() -> patient.stop(SOON));
        while (stops.isAlive() && stops.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        assertThat(stops.join(Duration.ofMillis(50)))
                .as("it waits for the turn")
                .isFalse();
        goOn.countDown();
        stops.join();
        over.await();
        assertThat(interrupted).hasValue(0);

        var stuck = new CountDownLatch(1);
        var broken = new CountDownLatch(1);
        StandingThread hasty = thread(LONG, () -> {
            stuck.countDown();
            try {
                new CountDownLatch(1).await();
            } finally {
                broken.countDown();
            }
        });
        hasty.start();
        stuck.await();
        hasty.stop(Duration.ofMillis(10));
        assertThat(broken.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aTurnThatOutlivesItsTimeIsTheLastOfItsThread() throws Exception {
        var turns = new SynchronousQueue<Thread>();
        var goOn = new CountDownLatch(1);
        StandingThread thread = thread(LONG, () -> {
            turns.put(Thread.currentThread());
            goesOnThoughInterrupted(goOn);
            rests(LONG);
        });
        thread.start();
        Thread first = next(turns);
        thread.stop(Duration.ofMillis(1));
        thread.start();
        assertThat(next(turns)).isNotSameAs(first);
        goOn.countDown();
        assertThat(first.join(SOON)).isTrue();
    }

    private static void goesOnThoughInterrupted(CountDownLatch until) {
        boolean open = false;
        while (!open) {
            try {
                until.await();
                open = true;
            } catch (InterruptedException _) {
                open = until.getCount() == 0;
            }
        }
    }

    private StandingThread thread(Duration pause, StandingThread.Turn turn) {
        StandingThread thread = new StandingThread("a test's", pause, turn);
        made.set(thread);
        return thread;
    }

    private void rests(Duration most) throws InterruptedException {
        StandingThread thread = made.get();
        if (thread != null) {
            thread.rest(most);
        }
    }

    private static <T> T next(SynchronousQueue<T> turns) throws InterruptedException {
        T turn = turns.poll(10, TimeUnit.SECONDS);
        if (turn == null) {
            throw new AssertionError("No turn came");
        }
        return turn;
    }
}
