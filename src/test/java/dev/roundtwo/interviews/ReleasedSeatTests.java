package dev.roundtwo.interviews;

import static dev.roundtwo.Cast.in;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtwo.interviews.room.LiveRoom;
import dev.roundtwo.interviews.schedule.InterviewRow;
import dev.roundtwo.interviews.schedule.Schedule;
import dev.roundtwo.tenancy.Member;
import dev.roundtwo.tenancy.Role;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whoever was released from a seat is expected no more, and stays named in what began with them. */
class ReleasedSeatTests extends InterviewTest {

    @Autowired
    Schedule schedule;

    @Autowired
    Desk desk;

    @Autowired
    Seats seats;

    @Autowired
    LiveRoom room;

    UUID interview;

    @BeforeEach
    void chloeAndDmitriInterview() throws Exception {
        people = cast.people();
        Rooms rooms = new Rooms(sets, interviews);
        interview = rooms.schedule(
                people.chloe(),
                new Plan(
                        "Staff backend",
                        Mode.PANEL,
                        rooms.set(people.chloe(), "b01"),
                        null,
                        Plan.Invitee.member(people.ben().accountId()),
                        List.of(people.dmitri().accountId()),
                        List.of(),
                        null,
                        ZoneId.of("Europe/Berlin"),
                        false));
    }

    @Test
    void whatIsToComeNamesThemNoMore() throws Exception {
        assertThat(row().interviewers()).isEqualTo("Chloé, Dmitri");
        assertThat(next(people.ben()).getFirst().others()).isEqualTo("Chloé, Dmitri");
        assertThat(next(people.dmitri())).hasSize(1);

        release(people.dmitri());

        assertThat(row().interviewers()).isEqualTo("Chloé");
        assertThat(next(people.ben()).getFirst().others()).isEqualTo("Chloé");
        assertThat(next(people.dmitri())).isEmpty();
    }

    @Test
    void whatBeganWithThemNamesThemStill() throws Exception {
        in(people.chloe(), () -> {
            room.start(seats.of(interview, people.chloe().accountId()));
            return interview;
        });
        release(people.dmitri());
        assertThat(row().interviewers()).isEqualTo("Chloé, Dmitri");
    }

    @Test
    void aLeadWhoWasReleasedDecidesNothing() throws Exception {
        assertThat(row(people.chloe()).iDecide()).isTrue();
        release(people.chloe());
        assertThat(row(people.chloe()).iDecide()).isFalse();
    }

    private void release(Member who) throws Exception {
        in(people.ada(), () -> {
            members.changeRole(people.ada(), who.accountId(), Role.MEMBER);
            return who;
        });
    }

    private InterviewRow row() throws Exception {
        return row(people.ada());
    }

    private InterviewRow row(Member reader) throws Exception {
        return in(reader, () -> schedule.row(reader, interview));
    }

    private List<DeskRow> next(Member me) throws Exception {
        return in(me, () -> desk.next(me));
    }
}
