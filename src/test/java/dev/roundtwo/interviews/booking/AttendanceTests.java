package dev.roundtwo.interviews.booking;

import static dev.roundtwo.Cast.in;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.roundtwo.interviews.AttendanceDropped;
import dev.roundtwo.interviews.AttendanceTold;
import dev.roundtwo.interviews.Bookings.Person;
import dev.roundtwo.interviews.InterviewCancelled;
import dev.roundtwo.interviews.InterviewFinished;
import dev.roundtwo.interviews.Status;
import dev.roundtwo.platform.NotFound;
import dev.roundtwo.platform.jobs.Chore;
import dev.roundtwo.practice.Club;
import dev.roundtwo.practice.Standing;
import dev.roundtwo.practice.Standings;
import dev.roundtwo.tenancy.Member;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Who came, by what both say and what the room saw. */
class AttendanceTests extends BookingTest {

    @Autowired
    Attendance attendance;

    @Autowired
    Standings standings;

    @Autowired
    List<Chore> chores;

    private UUID id;
    private Instant start;

    @BeforeEach
    void twoAreBooked() throws Exception {
        set("b01");
        hours(people.ben(), "Europe/Berlin", 0, "12:00-14:00");
        hours(people.chloe(), "Europe/Berlin", 0, "12:00-14:00");
        id = match(round(MONDAY, false, people.ben(), people.chloe())).interview();
        start = booking(id).startsAt();
    }

    @Test
    void eachSaysOfTheOtherFromTheStartOn() throws Exception {
        assertThatThrownBy(() -> say(people.ben(), people.chloe(), true, start.minusSeconds(1)))
                .hasMessage("interviews.attendance.closed");
        say(people.ben(), people.chloe(), true, start);
        say(people.chloe(), people.ben(), false, start.plusSeconds(600));

        assertThat(standing(people.chloe()).kept()).isOne();
        assertThat(standing(people.ben()).missed()).isOne();
        assertThat(facts.stream(AttendanceTold.class))
                .extracting(AttendanceTold::accountId, AttendanceTold::kept)
                .containsExactly(
                        tuple(people.chloe().accountId(), true),
                        tuple(people.ben().accountId(), false));
        say(people.chloe(), people.ben(), true, start.plusSeconds(900));
        assertThat(standing(people.ben()))
                .as("a later word stands")
                .extracting(Standing::kept, Standing::missed)
                .containsExactly(1, 0);
        assertThatThrownBy(() -> say(people.ben(), people.chloe(), true, start.plus(Duration.ofDays(15))))
                .hasMessage("interviews.attendance.closed");
    }

    @Test
    void anObjectionMakesItCountForNobody() throws Exception {
        say(people.ben(), people.chloe(), true, start);
        say(people.chloe(), people.ben(), false, start);
        say(people.ben(), people.ben(), true, start.plusSeconds(60));

        assertThat(standing(people.ben()).fresh()).isTrue();
        assertThat(standing(people.chloe()).fresh()).isTrue();
        assertThat(facts.stream(AttendanceDropped.class)).hasSize(1);
        say(people.chloe(), people.ben(), true, start.plusSeconds(120));
        assertThat(standing(people.ben()).kept()).as("until they agree").isOne();
        assertThat(standing(people.chloe()).kept()).isOne();
    }

    @Test
    void whoEnteredTheRoomThenCame() throws Exception {
        entered(people.ben(), start.minus(Duration.ofMinutes(5)));
        entered(people.chloe(), start.minus(Duration.ofDays(1)));
        say(people.chloe(), people.ben(), false, start);
        say(people.ben(), people.chloe(), false, start);

        assertThat(standing(people.ben()).kept()).isOne();
        assertThat(standing(people.chloe()).missed())
                .as("a look at the lobby the day before is none")
                .isOne();
    }

    @Test
    void nobodyElseSaysAnything() throws Exception {
        for (Member other : List.of(people.ada(), people.dmitri(), people.charlie())) {
            assertThatThrownBy(() -> say(other, people.ben(), false, start)).isInstanceOf(NotFound.class);
        }
        assertThatThrownBy(() -> at(
                        start,
                        () -> in(people.ben(), () -> {
                            attendance.say(people.ben(), id, UUID.randomUUID(), false);
                            return id;
                        })))
                .isInstanceOf(NotFound.class);
        assertThat(facts.stream(AttendanceTold.class)).isEmpty();
    }

    @Test
    void whatWasFinishedBothCameTo() throws Exception {
        say(people.chloe(), people.ben(), false, start);
        at(
                start.plusSeconds(3600),
                () -> in(people.ben(), () -> {
                    house.getBean(TransactionTemplate.class)
                            .executeWithoutResult(status -> house.publishEvent(
                                    new InterviewFinished(people.ben().workspaceId(), id, start.plusSeconds(3600))));
                    return id;
                }));
        assertThat(standing(people.ben()))
                .extracting(Standing::kept, Standing::missed)
                .containsExactly(1, 0);
        assertThat(standing(people.chloe()).kept()).isOne();
    }

    @Test
    void whatNobodyBeganIsCalledOffOnceByWhicheverNodeComes() throws Exception {
        entered(people.chloe(), start);
        at(start.plus(Duration.ofHours(20)), this::chore);
        assertThat(booking(id).status()).isEqualTo(Status.SCHEDULED);

        assertThat(Club.atOnce(
                        () -> at(start.plus(Duration.ofHours(26)), this::chore),
                        () -> at(start.plus(Duration.ofHours(26)), this::chore)))
                .containsOnlyNulls();
        at(start.plus(Duration.ofHours(27)), this::chore);

        assertThat(booking(id).status()).isEqualTo(Status.CANCELLED);
        assertThat(booking(id).sequence()).isOne();
        assertThat(facts.stream(InterviewCancelled.class)
                        .filter(fact -> fact.interviewId().equals(id)))
                .hasSize(1);
        assertThat(standing(people.chloe()).kept()).as("she was there").isOne();
        assertThat(standing(people.ben()).fresh())
                .as("nobody said that he was not")
                .isTrue();
    }

    private UUID chore() {
        chores.stream()
                .filter(chore -> chore.name().equals("close-unattended-interviews"))
                .forEach(chore -> chore.work().run());
        return id;
    }

    private Standing standing(Member who) throws Exception {
        return in(people.ada(), () -> standings.of(who.accountId()));
    }

    private void entered(Member who, Instant then) throws Exception {
        club.change(
                who,
                "update seat set joined_at = ? where interview_id = ? and account_id = ?",
                Timestamp.from(then),
                id,
                who.accountId());
    }

    private void say(Member by, Member about, boolean came, Instant now) throws Exception {
        UUID seat = booking(id).people().stream()
                .filter(person -> about.accountId().equals(person.account()))
                .map(Person::seat)
                .findFirst()
                .orElseThrow();
        at(
                now,
                () -> in(by, () -> {
                    attendance.say(by, id, seat, came);
                    return id;
                }));
    }
}
