package dev.roundtwo.month;

import static dev.roundtwo.Cast.in;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roundtwo.interviews.Interviews;
import dev.roundtwo.interviews.Mode;
import dev.roundtwo.interviews.Part;
import dev.roundtwo.interviews.Plan;
import dev.roundtwo.interviews.booking.Moves;
import dev.roundtwo.month.Team.Person;
import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.tenancy.Member;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Interviews that the leads plan by hand, on Sundays, when nobody practises: one asks, one asks with them, one answers. */
final class Panels {

    private static final int MINUTES = 20;
    private static final String TITLE = "Sunday panel";

    private final House house;
    private final Agenda agenda;
    private final Rooms rooms;
    private final Talks talks;
    private final UUID set;

    Panels(House house, Agenda agenda, Talks talks, Rooms rooms, UUID set) {
        this.house = house;
        this.agenda = agenda;
        this.talks = talks;
        this.rooms = rooms;
        this.set = set;
    }

    /** Two days before. */
    void plan(Instant start, Person leads, Person helps, Person answers, boolean moved) {
        agenda.at(start.minus(Duration.ofHours(48)), () -> {
            Member me = leads.member();
            UUID id = in(me, () -> plan(me, start, helps, answers));
            Talk talk = new Talk(
                    id,
                    null,
                    TITLE,
                    leads.account(),
                    answers.account(),
                    Map.of(
                            leads.account(), Part.LEAD,
                            helps.account(), Part.INTERVIEWER,
                            answers.account(), Part.CANDIDATE),
                    start,
                    MINUTES);
            talk.booked(house.now(), leads);
            talks.all.add(talk);
            isTaken(me, start.plus(Duration.ofMinutes(10)), helps, answers);
            if (moved) {
                Instant to = start.plus(Duration.ofHours(3));
                in(me, () -> house.bean(Moves.class).move(me, id, to));
                talk.moved(house.now(), to);
            }
            agenda.near(talk.start);
            agenda.at(talk.start, () -> rooms.hold(talk, false));
        });
    }

    /** Nobody is planned for two at once. */
    private void isTaken(Member me, Instant start, Person helps, Person answers) {
        assertThatThrownBy(() -> in(me, () -> plan(me, start, helps, answers))).isInstanceOf(RuleBroken.class);
    }

    private UUID plan(Member me, Instant start, Person helps, Person answers) {
        return house.bean(Interviews.class)
                .schedule(
                        me,
                        new Plan(
                                TITLE,
                                Mode.PANEL,
                                set,
                                null,
                                Plan.Invitee.member(answers.account()),
                                List.of(helps.account()),
                                List.of(),
                                start,
                                answers.zone(),
                                true));
    }
}
