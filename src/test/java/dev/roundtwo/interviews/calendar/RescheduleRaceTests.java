package dev.roundtwo.interviews.calendar;

import static dev.roundtwo.Cast.form;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtwo.Cast;
import dev.roundtwo.Cast.People;
import dev.roundtwo.ModuleTest;
import dev.roundtwo.interviews.calendar.RescheduleLinks.Link;
import dev.roundtwo.interviews.calendar.RescheduleLinks.State;
import dev.roundtwo.interviews.calendar.RescheduleLinks.Use;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** What a one-use link does while somebody else is in the middle of doing something to the same time. */
@ModuleTest
class RescheduleRaceTests {

    private static final Duration DAY = Duration.ofDays(1);

    @Autowired
    ApplicationContext house;

    @Autowired
    Cast cast;

    @Autowired
    RescheduleLinks links;

    @Autowired
    JdbcClient sql;

    @Autowired
    MockMvcTester web;

    Instant now = Instant.now().truncatedTo(ChronoUnit.HOURS);
    Instant start = now.plus(DAY.multipliedBy(3));
    Diary diary;
    UUID interview;
    UUID seat;

    @BeforeEach
    void gather() throws Exception {
        People people = cast.people();
        diary = new Diary(house, people);
        interview = diary.book("Round", start, now.minus(DAY));
        seat = diary.seat(interview, people.ada());
    }

    @Test
    void whoHasAnotherLinkOfTheSeatWaitsAndFindsItUsed() throws Exception {
        String one = token();
        String other = token();
        var holds = new CountDownLatch(1);
        var mayGo = new CountDownLatch(1);
        try (var both = Executors.newFixedThreadPool(2)) {
            Future<Boolean> first = both.submit(() -> diary.within(() -> {
                Link link = links.hold(one);
                holds.countDown();
                boolean went = mayGo.await(20, TimeUnit.SECONDS);
                links.used(link, Use.PROPOSED);
                return went;
            }));
            assertThat(holds.await(20, TimeUnit.SECONDS)).isTrue();
            Future<State> second =
                    both.submit(() -> diary.within(() -> links.hold(other).state()));
            somebodyWaits(second);
            mayGo.countDown();
            assertThat(first.get()).isTrue();
            assertThat(second.get()).isEqualTo(State.USED);
        }
    }

    @Test
    void whatThePlannerIsMovingJustNowIsNotMovedAgainByALinkToItsOldTime() throws Exception {
        String link = link();
        Instant planned = start.plus(DAY);
        var holds = new CountDownLatch(1);
        var mayGo = new CountDownLatch(1);
        try (ExecutorService both = Executors.newFixedThreadPool(2)) {
            Future<Boolean> planner = both.submit(() -> diary.within(() -> {
                sql.sql(
                                "update interview set starts_at = starts_at + interval '1 day', sequence = sequence + 1 where id = ?")
                        .param(interview)
                        .update();
                holds.countDown();
                return mayGo.await(20, TimeUnit.SECONDS);
            }));
            assertThat(holds.await(20, TimeUnit.SECONDS)).isTrue();
            Future<Integer> answer = both.submit(() -> web.post()
                    .uri(link + "/times")
                    .with(form())
                    .param("at", now.plus(DAY.multipliedBy(6)).toString())
                    .exchange()
                    .getResponse()
                    .getStatus());
            somebodyWaits(answer);
            mayGo.countDown();
            assertThat(planner.get()).isTrue();
            assertThat(answer.get()).isEqualTo(410);
        }
        assertThat(diary.within(() -> sql.sql("select starts_at, sequence from interview where id = ?")
                        .param(interview)
                        .query((row, number) -> row.getTimestamp(1).toInstant() + " " + row.getInt(2))
                        .single()))
                .isEqualTo(planned + " 1");
    }

    /** Until somebody stands before a lock, or has gone past it. */
    private void somebodyWaits(Future<?> whoever) {
        Instant end = Instant.now().plusSeconds(20);
        long waiting = 0;
        while (waiting == 0 && !whoever.isDone() && Instant.now().isBefore(end)) {
            waiting = sql.sql("select count(*) from pg_stat_activity where datname = current_database()"
                            + " and wait_event_type = 'Lock' and query ~ '(reschedule_link|interview).*for'")
                    .query(Long.class)
                    .single();
            Thread.onSpinWait();
        }
    }

    private String link() throws Exception {
        return diary.link(interview, seat).replaceFirst("https?://[^/]+", "");
    }

    private String token() throws Exception {
        String link = link();
        return link.substring(link.lastIndexOf('/') + 1);
    }
}
