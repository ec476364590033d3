package dev.roundtwo.interviews.booking;

import static dev.roundtwo.Cast.in;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtwo.interviews.InterviewFinished;
import dev.roundtwo.practice.Standing;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

/** Who came, by what the room saw. */
class EnteredTests extends AttendanceTest {

    @Test
    void whoEnteredTheRoomThenCame() throws Exception {
        entered(people.ben(), start.minus(Duration.ofMinutes(5)));
        entered(people.chloe(), start.minus(Duration.ofDays(1)));
        left(people.chloe(), start.minus(Duration.ofDays(1)).plusSeconds(60));
        say(people.chloe(), people.ben(), false, start);
        say(people.ben(), people.chloe(), false, start);

        assertThat(standing(people.ben()).kept()).isOne();
        assertThat(standing(people.chloe()).missed())
                .as("a look at the lobby the day before is none")
                .isOne();
    }

    @Test
    void whoComesHalfAnHourLateCameToNothing() throws Exception {
        Instant late = booking(id).startsAt().plus(Duration.ofMinutes(30));
        entered(people.ben(), late);
        say(people.ben(), people.chloe(), false, late);
        assertThat(standing(people.ben()).fresh()).isTrue();
        assertThat(standing(people.chloe()).fresh()).isTrue();
    }

    @Test
    void whoIsThereSinceLongBeforeCameUnlessTheyLeft() throws Exception {
        Instant early = booking(id).startsAt().minus(Duration.ofHours(1));
        entered(people.ben(), early);
        entered(people.chloe(), early);
        left(people.chloe(), early.plusSeconds(60));
        entered(people.chloe(), early.minus(Duration.ofDays(1)));
        say(people.ben(), people.chloe(), false, start);
        assertThat(standing(people.ben()).kept()).isOne();
        assertThat(standing(people.chloe()).missed()).isOne();
    }

    @Test
    void toWhatWasHeldCameWhoEnteredIt() throws Exception {
        say(people.chloe(), people.ben(), false, start);
        entered(people.ben(), start);
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
        assertThat(standing(people.chloe()).fresh()).as("nobody saw her").isTrue();
    }
}
