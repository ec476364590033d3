package dev.roundtwo.month;

import static dev.roundtwo.Cast.in;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtwo.interviews.Seats;
import dev.roundtwo.interviews.booking.Attendance;
import dev.roundtwo.month.Talks.Fate;
import dev.roundtwo.month.Team.Person;
import dev.roundtwo.tenancy.Member;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** Interviews to which one did not come, or neither, by what one of both says, and what the other says to that. */
final class Absences {

    private static final Duration UNTIL_CLOSED = Duration.ofHours(24).plusMinutes(16);

    private final House house;
    private final Team team;
    private final Agenda agenda;
    private final Rooms rooms;
    private boolean oneDied;

    Absences(House house, Team team, Agenda agenda, Rooms rooms) {
        this.house = house;
        this.team = team;
        this.agenda = agenda;
        this.rooms = rooms;
    }

    /** Nobody began it, so it is called off by itself when another day has gone. */
    void miss(Talk talk, Fate fate) throws Exception {
        boolean waits = fate != Fate.BOTH_SAY_SO;
        if (waits) {
            rooms.enters(talk, talk.asks);
        }
        if (oneDied) {
            say(talk, talk.asks, talk.answers, false);
        } else {
            oneDied = true;
            saysOnPage(talk, talk.asks, talk.answers);
        }
        if (waits) {
            talk.tells(house.now(), talk.asks, true);
            talk.tells(house.now(), talk.answers, false);
        }
        agenda.at(house.now().plus(Duration.ofMinutes(30)), () -> answers(talk, fate));
        Instant closed = talk.end().plus(UNTIL_CLOSED);
        agenda.death(closed.minus(Duration.ofMinutes(16)), Step.CLOSING_WHAT_NOBODY_BEGAN);
        agenda.at(closed, () -> talk.calledOff(house.now()));
    }

    private void answers(Talk talk, Fate fate) throws Exception {
        switch (fate) {
            case BOTH_SAY_SO -> {
                say(talk, talk.answers, talk.asks, false);
                say(talk, talk.answers, talk.answers, false);
                talk.tells(house.now(), talk.answers, false);
                say(talk, talk.asks, talk.asks, false);
                talk.tells(house.now(), talk.asks, false);
            }
            case OBJECTED -> {
                say(talk, talk.answers, talk.answers, true);
                talk.objected(house.now(), talk.answers);
                talk.tells(house.now(), talk.asks, true);
            }
            case TAKEN_BACK -> {
                say(talk, talk.asks, talk.answers, true);
                talk.tells(house.now(), talk.answers, true);
            }
            default -> {}
        }
    }

    private void say(Talk talk, UUID says, UUID about, boolean came) throws Exception {
        Member me = team.of(says).member();
        in(me, () -> {
            UUID seat = house.bean(Seats.class).of(talk.id, about).id();
            house.bean(Attendance.class).say(me, talk.id, seat, came);
            return null;
        });
    }

    /** Signed in, by the form of the interview's page; a node dies of it. */
    private void saysOnPage(Talk talk, UUID says, UUID about) throws Exception {
        Person me = team.of(says);
        UUID seat =
                in(me.member(), () -> house.bean(Seats.class).of(talk.id, about).id());
        String page = "/w/month/interviews/" + talk.id;
        try (Visitor visitor = new Visitor()) {
            team.signsIn(visitor, me);
            String token = visitor.get(house.living(), page).token();
            Map<String, String> word = Map.of("seat", seat.toString(), "came", "false");
            var told = Request.twice(
                    house, Step.TELLING_WHO_CAME, node -> visitor.post(node, page + "/attendance", token, word));
            assertThat(told.status()).as(told.text()).isEqualTo(302);
        }
    }
}
