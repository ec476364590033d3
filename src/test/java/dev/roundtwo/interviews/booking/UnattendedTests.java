package dev.roundtwo.interviews.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.roundtwo.interviews.AttendanceTold;
import dev.roundtwo.interviews.InterviewCancelled;
import dev.roundtwo.interviews.Status;
import dev.roundtwo.platform.jobs.Chore;
import dev.roundtwo.practice.Club;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What nobody began is called off by itself. */
class UnattendedTests extends AttendanceTest {

    @Autowired
    List<Chore> chores;

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
        assertThat(club.one(people.ada(), Long.class, """
                        select count(*) from audit_entry where workspace_id = current_workspace() and action = 'interview.lapsed'
                        """)).isOne();
        assertThat(facts.stream(InterviewCancelled.class)
                        .filter(fact -> fact.interviewId().equals(id)))
                .hasSize(1);
        assertThat(standing(people.chloe()).kept()).as("she was there").isOne();
        assertThat(standing(people.ben()).fresh())
                .as("nobody said that he was not")
                .isTrue();
    }

    @Test
    void whatWasToldIsNotToldAgainWhenItIsCalledOff() throws Exception {
        entered(people.chloe(), start);
        say(people.chloe(), people.ben(), false, start);
        at(start.plus(Duration.ofHours(26)), this::chore);
        assertThat(booking(id).status()).isEqualTo(Status.CANCELLED);
        assertThat(facts.stream(AttendanceTold.class))
                .extracting(AttendanceTold::accountId, AttendanceTold::kept)
                .containsExactlyInAnyOrder(
                        tuple(people.chloe().accountId(), true),
                        tuple(people.ben().accountId(), false));
    }

    private UUID chore() {
        chores.stream()
                .filter(chore -> chore.name().equals("close-unattended-interviews"))
                .forEach(chore -> chore.work().run());
        return id;
    }
}
