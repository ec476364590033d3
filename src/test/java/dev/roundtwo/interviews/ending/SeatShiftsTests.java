package dev.roundtwo.interviews.ending;

import static dev.roundtwo.Cast.in;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtwo.Cast;
import dev.roundtwo.ModuleTest;
import dev.roundtwo.interviews.Interviews;
import dev.roundtwo.interviews.Mode;
import dev.roundtwo.interviews.Plan;
import dev.roundtwo.interviews.SeatReleased;
import dev.roundtwo.interviews.SeatReturned;
import dev.roundtwo.interviews.ending.SeatShifts.Shift;
import dev.roundtwo.interviews.ending.SeatShifts.Shifts;
import dev.roundtwo.platform.Ids;
import dev.roundtwo.practice.Club;
import dev.roundtwo.questions.QuestionSets;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.transaction.support.TransactionTemplate;

/** What is told late, by a job, is told of what is so still. */
@ModuleTest
@RecordApplicationEvents
class SeatShiftsTests {

    private static final Instant FIRST = Instant.parse("2030-01-14T08:00:00.123456Z");
    private static final Instant SECOND = FIRST.plusSeconds(60);

    @Autowired
    Cast cast;

    @Autowired
    ApplicationContext house;

    @Autowired
    ApplicationEvents facts;

    @Autowired
    SeatShifts shifts;

    @Autowired
    TransactionTemplate transaction;

    Cast.People people;
    UUID seat;

    @BeforeEach
    void chloeInterviewsWithAda() throws Exception {
        people = cast.people();
        QuestionSets sets = house.getBean(QuestionSets.class);
        UUID talk = in(people.ada(), () -> {
            UUID set = sets.create(people.ada(), "Set", "");
            sets.addItem(people.ada(), set, "b01", 30);
            sets.publish(people.ada(), set);
            return house.getBean(Interviews.class)
                    .schedule(
                            people.ada(),
                            new Plan(
                                    "Talk",
                                    Mode.PANEL,
                                    set,
                                    null,
                                    Plan.Invitee.member(people.ben().accountId()),
                                    List.of(people.chloe().accountId()),
                                    List.of(),
                                    Instant.parse("2030-01-16T17:00:00Z"),
                                    ZoneId.of("UTC"),
                                    false));
        });
        seat = new Club(house)
                .one(
                        people.ada(),
                        UUID.class,
                        "select id from seat where interview_id = ? and account_id = ?",
                        talk,
                        people.chloe().accountId());
    }

    @Test
    void aReleaseIsToldByTheJobOfThatReleaseAlone() throws Exception {
        left(SECOND);
        job(Shift.RELEASED, FIRST);
        assertThat(facts.stream(SeatReleased.class)).isEmpty();
        job(Shift.RELEASED, SECOND);
        assertThat(facts.stream(SeatReleased.class)).hasSize(1);
    }

    @Test
    void aReturnIsToldWhereTheReleaseWas() throws Exception {
        left(FIRST);
        left(null);
        job(Shift.RETURNED, SECOND);
        assertThat(facts.stream(SeatReturned.class)).isEmpty();
        left(FIRST);
        job(Shift.RELEASED, FIRST);
        left(null);
        job(Shift.RETURNED, SECOND);
        job(Shift.RETURNED, SECOND);
        assertThat(facts.stream(SeatReturned.class)).hasSize(1);
    }

    private void left(Instant at) throws Exception {
        new Club(house)
                .change(
                        people.ada(),
                        "update seat set left_at = ?::timestamptz where id = ?",
                        at == null ? null : Timestamp.from(at),
                        seat);
    }

    private void job(Shift shift, Instant at) throws Exception {
        in(
                people.ada(),
                () -> transaction.execute(status -> {
                    shifts.handle(Ids.next(), new Shifts(shift, List.of(seat), at));
                    return seat;
                }));
    }
}
