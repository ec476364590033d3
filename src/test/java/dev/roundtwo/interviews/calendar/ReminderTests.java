package dev.roundtwo.interviews.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtwo.Cast;
import dev.roundtwo.Cast.People;
import dev.roundtwo.ModuleTest;
import dev.roundtwo.interviews.InterviewNear;
import dev.roundtwo.platform.jobs.ChoreParts;
import dev.roundtwo.platform.scope.OwnTransaction;
import dev.roundtwo.platform.scope.Scope;
import dev.roundtwo.platform.time.Backdated;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Everybody is reminded a day and ten minutes before, once for each time that an interview has, whatever nodes do. */
@ModuleTest
class ReminderTests {

    private static final Instant START = Instant.parse("2031-03-05T14:00:00Z");
    private static final Instant WEEK_BEFORE = START.minus(Duration.ofDays(7));
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration HOUR = Duration.ofHours(1);

    @Autowired
    ApplicationContext house;

    @Autowired
    Cast cast;

    @Autowired
    JdbcClient sql;

    @Autowired
    OwnTransaction apart;

    @Autowired
    ChoreParts parts;

    @Autowired
    Clock clock;

    People people;
    Diary diary;
    final List<InterviewNear> told = new CopyOnWriteArrayList<>();
    Consumer<InterviewNear> hears = told::add;

    @BeforeEach
    void gather() throws Exception {
        people = cast.people();
        diary = new Diary(house, people);
    }

    @Test
    void aDayBeforeAndTenMinutesBeforeAndOnceEach() throws Exception {
        UUID interview = diary.book("Round", START, WEEK_BEFORE);

        runAt(START.minus(Duration.ofHours(24)).minus(SECOND));
        assertThat(of(interview)).isEmpty();
        runAt(START.minus(Duration.ofHours(24)));
        runAt(START.minus(Duration.ofHours(23)));
        assertThat(of(interview)).containsExactly(false);
        runAt(START.minus(Duration.ofMinutes(10)).minus(SECOND));
        assertThat(of(interview)).containsExactly(false);
        runAt(START.minus(Duration.ofMinutes(10)));
        runAt(START.minus(Duration.ofMinutes(9)));
        assertThat(of(interview)).containsExactly(false, true);
        assertThat(told)
                .filteredOn(near -> near.interviewId().equals(interview))
                .allSatisfy(near ->
                        assertThat(near.workspaceId()).isEqualTo(people.ada().workspaceId()));
    }

    @Test
    void whoBooksForTheSameDayIsRemindedTenMinutesBeforeOnly() throws Exception {
        UUID late = diary.book("Late", START, START.minus(Duration.ofHours(24)).plus(SECOND));
        Instant next = START.plus(HOUR);
        UUID atOnce = diary.book("At once", next, next.minus(Duration.ofMinutes(5)));

        runAt(START.minus(Duration.ofHours(20)));
        runAt(START.minus(Duration.ofMinutes(4)));
        runAt(next.minus(Duration.ofMinutes(4)));
        assertThat(of(late)).containsExactly(true);
        assertThat(of(atOnce)).isEmpty();
    }

    @Test
    void aNodeThatWasAwayTellsWhatStillHelpsAndNothingElse() throws Exception {
        UUID missedBoth = diary.book("One", START, WEEK_BEFORE);
        runAt(START);
        runAt(START.plus(Duration.ofHours(1)));
        assertThat(of(missedBoth)).isEmpty();

        UUID missedTheDay = diary.book("Two", START.plus(HOUR), WEEK_BEFORE);
        runAt(START);
        assertThat(of(missedTheDay)).isEmpty();
        runAt(START.plus(HOUR).minus(Duration.ofMinutes(3)));
        assertThat(of(missedTheDay)).containsExactly(true);

        UUID stillToday = diary.book("Three", START.plus(Duration.ofHours(2)), WEEK_BEFORE);
        runAt(START.minus(Duration.ofHours(3)));
        assertThat(of(stillToday)).containsExactly(false);
    }

    @Test
    void whatWasMovedIsRemindedOfAnewForItsNewTime() throws Exception {
        UUID interview = diary.book("Round", START, WEEK_BEFORE);
        runAt(START.minus(Duration.ofHours(23)));
        Instant later = START.plus(Duration.ofDays(3));
        diary.move(interview, later, START.minus(Duration.ofHours(22)));

        runAt(START.minus(Duration.ofMinutes(5)));
        assertThat(of(interview)).containsExactly(false);
        runAt(later.minus(Duration.ofHours(24)));
        runAt(later.minus(Duration.ofMinutes(10)));
        assertThat(of(interview)).containsExactly(false, false, true);
    }

    @Test
    void whoIsToldOfANewTimeWithinTheDayNeedsNoReminderOfIt() throws Exception {
        UUID today = diary.book("Today", START, WEEK_BEFORE);
        UUID now = diary.book("Now", START.plus(HOUR), WEEK_BEFORE);
        Instant moved = START.minus(Duration.ofDays(3));
        diary.move(today, moved.plus(Duration.ofHours(6)), moved);
        diary.move(now, moved.plus(Duration.ofMinutes(8)), moved);

        runAt(moved.plus(SECOND));
        runAt(moved.plus(Duration.ofMinutes(7)));
        assertThat(of(now)).isEmpty();
        assertThat(of(today)).isEmpty();
        runAt(moved.plus(Duration.ofHours(6)).minus(Duration.ofMinutes(9)));
        assertThat(of(today)).containsExactly(true);
    }

    @Test
    void whatIsCalledOffOrBegunIsNeverRemindedOf() throws Exception {
        UUID cancelled = diary.book("Cancelled", START, WEEK_BEFORE);
        UUID begun = diary.book("Begun", START.plus(HOUR), WEEK_BEFORE);
        diary.cancel(cancelled);
        diary.within(() -> sql.sql("update interview set status = 'LIVE' where id = ?")
                .param(begun)
                .update());

        runAt(START.minus(Duration.ofHours(22)));
        runAt(START.minus(Duration.ofMinutes(5)));
        runAt(START.plus(HOUR).minus(Duration.ofMinutes(5)));
        assertThat(of(cancelled)).isEmpty();
        assertThat(of(begun)).isEmpty();
    }

    @Test
    void whatIsCutOffInTheMiddleIsToldByTheNextRunAndKeepsNobodyElse() throws Exception {
        UUID first = diary.book("First", START, WEEK_BEFORE);
        UUID second = diary.book("Second", START.plus(HOUR), WEEK_BEFORE);
        hears = near -> {
            if (near.interviewId().equals(first)) {
                throw new IllegalStateException("This node dies here");
            }
            told.add(near);
        };
        runAt(START.minus(Duration.ofHours(22)));
        assertThat(of(first)).isEmpty();
        assertThat(of(second)).containsExactly(false);
        assertThat(diary.within(() -> sql.sql("select count(*) from interview_reminder where interview_id = ?")
                        .param(first)
                        .query(Long.class)
                        .single()))
                .isZero();

        hears = told::add;
        runAt(START.minus(Duration.ofHours(21)));
        assertThat(of(first)).containsExactly(false);
        assertThat(of(second)).containsExactly(false);
    }

    @Test
    void twoNodesAtOnceTellEachOnce() throws Exception {
        List<UUID> interviews = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            interviews.add(diary.book("Round " + i, START.plusSeconds(3_600L * i), WEEK_BEFORE));
        }
        var together = new CyclicBarrier(2);
        hears = near -> {
            told.add(near);
            pause();
        };
        Callable<String> node = () -> {
            together.await();
            runAt(START.minus(Duration.ofHours(10)));
            return "done";
        };
        try (var nodes = Executors.newFixedThreadPool(2)) {
            for (var run : nodes.invokeAll(List.of(node, node))) {
                run.get();
            }
        }
        assertThat(interviews).allSatisfy(interview -> assertThat(of(interview)).containsExactly(false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "starts_at = starts_at + interval '3 days', sequence = sequence + 1",
                "starts_at = starts_at + interval '3 hours', sequence = sequence + 1",
                "status = 'LIVE'"
            })
    void whatIsBeingMovedOrBegunJustNowIsNotRemindedOf(String change) throws Exception {
        UUID interview = diary.book("Round", START, WEEK_BEFORE);
        var holds = new CountDownLatch(1);
        var mayGo = new CountDownLatch(1);
        try (var others = Executors.newFixedThreadPool(2)) {
            var moving = others.submit(() -> diary.within(() -> {
                sql.sql("update interview set " + change + " where id = ?")
                        .param(interview)
                        .update();
                holds.countDown();
                assertThat(mayGo.await(20, TimeUnit.SECONDS)).isTrue();
                return interview;
            }));
            assertThat(holds.await(20, TimeUnit.SECONDS)).isTrue();
            var reminding = others.submit(() -> {
                runAt(START.minus(Duration.ofMinutes(5)));
                return "done";
            });
            waitUntilSomebodyWaits();
            mayGo.countDown();
            moving.get();
            reminding.get();
        }
        assertThat(of(interview)).isEmpty();
    }

    /** The reminding transaction stands before the row that is being moved. */
    private void waitUntilSomebodyWaits() throws Exception {
        Instant end = Instant.now().plusSeconds(20);
        long waiting = 0;
        while (waiting == 0 && Instant.now().isBefore(end)) {
            waiting = sql.sql("select count(*) from pg_stat_activity where datname = current_database()"
                            + " and wait_event_type = 'Lock' and query like '%interview%for share%'")
                    .query(Long.class)
                    .single();
            Thread.onSpinWait();
        }
        assertThat(waiting).isPositive();
    }

    private void runAt(Instant now) {
        var reminders = new Reminders(
                sql,
                apart,
                parts,
                near -> {
                    InterviewNear fact = (InterviewNear) near;
                    assertThat(Scope.currentWorkspace()).isEqualTo(Optional.of(fact.workspaceId()));
                    hears.accept(fact);
                },
                clock);
        Backdated.at(now, reminders::tell);
    }

    /** Which were told of the interview, in order: false for the day before, true for the ten minutes. */
    private List<Boolean> of(UUID interview) {
        return told.stream()
                .filter(near -> near.interviewId().equals(interview))
                .map(InterviewNear::soon)
                .toList();
    }

    private static void pause() {
        try {
            Thread.sleep(5);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
