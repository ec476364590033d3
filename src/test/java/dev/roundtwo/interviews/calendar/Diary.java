package dev.roundtwo.interviews.calendar;

import static dev.roundtwo.Cast.in;

import dev.roundtwo.Cast.People;
import dev.roundtwo.interviews.Bookings;
import dev.roundtwo.interviews.Bookings.Booking;
import dev.roundtwo.interviews.Bookings.Person;
import dev.roundtwo.interviews.InterviewMoved;
import dev.roundtwo.interviews.Interviews;
import dev.roundtwo.interviews.Mode;
import dev.roundtwo.interviews.Plan;
import dev.roundtwo.interviews.Plan.Invitee;
import dev.roundtwo.interviews.ending.Cancellations;
import dev.roundtwo.platform.time.Backdated;
import dev.roundtwo.questions.QuestionSets;
import dev.roundtwo.tenancy.Member;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Interviews of Ada's workspace at times that a test chooses: Ada leads, Chloé asks too, Dmitri watches, somebody answers. */
final class Diary {

    private final ApplicationContext house;
    private final People people;
    private final UUID set;

    Diary(ApplicationContext house, People people) throws Exception {
        this.house = house;
        this.people = people;
        Member ada = people.ada();
        QuestionSets sets = house.getBean(QuestionSets.class);
        set = in(ada, () -> {
            UUID made = sets.create(ada, "Round", "");
            sets.addItem(ada, made, "b01", 45);
            sets.publish(ada, made);
            return made;
        });
    }

    /** Ben answers. */
    UUID book(String title, Instant start, Instant bookedAt) throws Exception {
        return book(title, Invitee.member(people.ben().accountId()), start, bookedAt);
    }

    UUID book(String title, Invitee candidate, Instant start, Instant bookedAt) throws Exception {
        var plan = new Plan(
                title,
                Mode.PANEL,
                set,
                null,
                candidate,
                List.of(people.chloe().accountId()),
                List.of(people.dmitri().accountId()),
                start,
                ZoneId.of("Europe/Berlin"),
                false);
        Member ada = people.ada();
        return at(bookedAt, () -> in(ada, () -> house.getBean(Interviews.class).schedule(ada, plan)));
    }

    void move(UUID interview, Instant to, Instant now) throws Exception {
        at(
                now,
                () -> in(
                        people.ada(),
                        () -> inTransaction(() -> {
                            Instant from = sql().sql("select starts_at from interview where id = ?")
                                    .param(interview)
                                    .query(Timestamp.class)
                                    .single()
                                    .toInstant();
                            sql().sql("update interview set starts_at = ?, sequence = sequence + 1 where id = ?")
                                    .params(Timestamp.from(to), interview)
                                    .update();
                            house.publishEvent(new InterviewMoved(
                                    people.ada().workspaceId(),
                                    interview,
                                    from,
                                    to,
                                    people.ada().accountId(),
                                    now,
                                    Set.copyOf(
                                            sql().sql("select id from seat where interview_id = ? and left_at is null")
                                                    .param(interview)
                                                    .query(UUID.class)
                                                    .list())));
                            return interview;
                        })));
    }

    void cancel(UUID interview) throws Exception {
        Member ada = people.ada();
        in(ada, () -> {
            house.getBean(Cancellations.class).cancel(ada, interview, "Ben is ill");
            return interview;
        });
    }

    /** The seat of a member, or the one that no member has. */
    UUID seat(UUID interview, Member whose) throws Exception {
        return seat(interview, whose.accountId());
    }

    UUID guestsSeat(UUID interview) throws Exception {
        return seat(interview, (UUID) null);
    }

    private UUID seat(UUID interview, @Nullable UUID account) throws Exception {
        return in(
                people.ada(),
                () -> inTransaction(() -> sql().sql(
                                "select id from seat where interview_id = :id and account_id is not distinct from cast(:account as uuid)")
                        .param("id", interview)
                        .param("account", account)
                        .query((row, number) -> row.getObject(1, UUID.class))
                        .single()));
    }

    /** The link that comes with that seat's mail; null where it gets none. */
    @Nullable
    String link(UUID interview, UUID seat) throws Exception {
        CalendarFiles files = house.getBean(CalendarFiles.class);
        return mailed(interview, seat, (booking, to) -> Optional.ofNullable(files.rescheduleLink(booking, to)))
                .orElse(null);
    }

    /** What is made of an interview for one of its people, who may have been released from it. */
    <T> T mailed(UUID interview, UUID seat, BiFunction<Booking, Person, T> made) throws Exception {
        Bookings bookings = house.getBean(Bookings.class);
        return within(() -> made.apply(bookings.of(interview), bookings.in(seat)));
    }

    /** Does the work in Ada's workspace, in one transaction. */
    <T> T within(Callable<T> work) throws Exception {
        return in(people.ada(), () -> inTransaction(work));
    }

    <T> T inTransaction(Callable<T> work) {
        return Objects.requireNonNull(house.getBean(TransactionTemplate.class).execute(status -> {
            try {
                return work.call();
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }));
    }

    static <T> T at(Instant now, Callable<T> work) throws Exception {
        AtomicReference<T> result = new AtomicReference<>();
        AtomicReference<Exception> failed = new AtomicReference<>();
        Backdated.at(now, () -> {
            try {
                result.set(work.call());
            } catch (Exception e) {
                failed.set(e);
            }
        });
        if (failed.get() != null) {
            throw failed.get();
        }
        return result.get();
    }

    private JdbcClient sql() {
        return house.getBean(JdbcClient.class);
    }
}
