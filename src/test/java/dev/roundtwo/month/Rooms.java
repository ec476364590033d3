package dev.roundtwo.month;

import static dev.roundtwo.Cast.in;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtwo.insights.progress.Sharing;
import dev.roundtwo.interviews.Audience;
import dev.roundtwo.interviews.Kind;
import dev.roundtwo.interviews.Part;
import dev.roundtwo.interviews.Seat;
import dev.roundtwo.interviews.Seats;
import dev.roundtwo.interviews.Timeline;
import dev.roundtwo.interviews.Turn;
import dev.roundtwo.interviews.Turns;
import dev.roundtwo.interviews.room.LiveRoom;
import dev.roundtwo.platform.Ids;
import dev.roundtwo.scoring.Edit;
import dev.roundtwo.scoring.Rater;
import dev.roundtwo.scoring.Scorecards;
import dev.roundtwo.scoring.Subject;
import dev.roundtwo.tenancy.Member;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What people do in the room, and with what it brought them: each by the door that is theirs. */
final class Rooms {

    /** The signals of the rubric that comes with the house, by their names. */
    static final Map<String, String> SIGNALS = Map.of(
            "Reliability under failure", "reliability",
            "Scalability under load", "scalability",
            "Async and distributed thinking", "async",
            "Observability and operations", "operations",
            "Real-world trade-offs", "tradeoffs");

    /** The two questions of every set, as they are called where they come from. */
    static final String FIRST = "Ten times the traffic within six minutes";

    static final String SECOND = "Readings accepted, readings gone";

    private final House house;
    private final Team team;
    private final Agenda agenda;
    private final Random chance;

    Rooms(House house, Team team, Agenda agenda, long seed) {
        this.house = house;
        this.team = team;
        this.agenda = agenda;
        this.chance = new Random(seed);
    }

    /** From now on: between two in two halves, and a panel in one. Whoever asks leads through both questions. */
    void hold(Talk talk, boolean withoutACard) throws Exception {
        for (UUID one : talk.people()) {
            if (talk.seats.get(one) != Part.OBSERVER || chance.nextBoolean()) {
                enters(talk, one);
            }
        }
        Instant now = acts(talk, talk.asks, LiveRoom::start);
        talk.began(now);
        half(talk, talk.asks, now);
        if (talk.peers().isEmpty()) {
            after(talk, 23, () -> ends(talk, talk.asks, withoutACard));
        } else {
            after(talk, 20, () -> {
                Instant swapped = acts(talk, talk.asks, LiveRoom::swap);
                talk.leaves(swapped);
                half(talk, talk.answers, swapped);
            });
            after(talk, 40, () -> ends(talk, talk.answers, withoutACard));
        }
    }

    /** As the room's page has it when somebody opens it. */
    void enters(Talk talk, UUID one) throws Exception {
        int seats = in(team.of(one).member(), () -> {
            Seat seat = house.bean(Seats.class).of(talk.id, one);
            house.bean(Timeline.class).record(seat, Kind.JOINED, Audience.EVERYONE, Map.of());
            return Objects.requireNonNull(
                    house.bean(TransactionTemplate.class).execute(status -> house.bean(JdbcClient.class)
                            .sql("update seat set joined_at = ? where id = ?")
                            .params(Timestamp.from(house.now()), seat.id())
                            .update()));
        });
        assertThat(seats).isEqualTo(1);
        talk.entered.add(one);
    }

    private void after(Talk talk, int minutes, Agenda.Deed deed) {
        agenda.at(Objects.requireNonNull(talk.began).plus(Duration.ofMinutes(minutes)), deed);
    }

    /** The first question for some minutes, with a hint and now and then a follow-up, and the second one until the half is over. */
    private void half(Talk talk, UUID asks, Instant from) throws Exception {
        boolean more = chance.nextBoolean();
        acts(talk, asks, (room, seat) -> room.giveHint(seat, 0, 0));
        if (more) {
            acts(talk, asks, (room, seat) -> room.askFollowUp(seat, 0, 1));
        }
        agenda.at(from.plus(Duration.ofMinutes(5 + chance.nextInt(9))), () -> {
            Instant next = acts(talk, asks, (room, seat) -> room.show(seat, 0, 1));
            talk.asked.add(new Asked(FIRST, from, next, 1, more ? 1 : 0));
            talk.asked.add(new Asked(SECOND, next, null, 0, 0));
        });
    }

    private void ends(Talk talk, UUID who, boolean withoutACard) throws Exception {
        Instant now = acts(talk, who, LiveRoom::finish);
        talk.leaves(now);
        talk.ended(now);
        if (isFirst(Step.COUNTING)) {
            house.deaths.at(Step.COUNTING, () -> score(talk, withoutACard));
        } else if (isFirst(Step.CALLING_A_WEBHOOK)) {
            house.deaths.at(Step.CALLING_A_WEBHOOK, () -> score(talk, withoutACard));
        } else {
            score(talk, withoutACard);
        }
        if (talk.revealed()) {
            agenda.at(talk.end().plus(Duration.ofHours(1)), () -> shares(talk));
        }
    }

    private boolean isFirst(Step step) {
        return !house.deaths.died.contains(step);
    }

    private void score(Talk talk, boolean withoutACard) throws Exception {
        for (UUID one : talk.with(Part.PEER, Part.LEAD, Part.INTERVIEWER)) {
            if (!withoutACard || one.equals(talk.asks)) {
                scores(talk, one);
            }
        }
    }

    /** A third of them let their leads see it, and a third of those take it back on the next day. */
    private void shares(Talk talk) throws Exception {
        UUID group = Objects.requireNonNull(talk.group);
        for (UUID one : talk.peers()) {
            int lot = chance.nextInt(9);
            Member me = team.of(one).member();
            if (lot < 3) {
                in(me, () -> {
                    house.bean(Sharing.class).share(me, talk.id, group);
                    return null;
                });
                talk.shared.add(one);
            }
            if (lot == 0) {
                agenda.at(house.now().plus(Duration.ofDays(1)), () -> {
                    in(me, () -> {
                        house.bean(Sharing.class).takeBack(me, talk.id, group);
                        return null;
                    });
                    talk.shared.remove(one);
                });
            }
        }
    }

    /** When it was done, exactly. */
    private Instant acts(Talk talk, UUID who, Act act) throws Exception {
        Instant now = house.now().truncatedTo(ChronoUnit.MILLIS);
        return MovedClock.held(
                now,
                () -> in(team.of(who).member(), () -> {
                    act.act(house.bean(LiveRoom.class), house.bean(Seats.class).of(talk.id, who));
                    return now;
                }));
    }

    private void scores(Talk talk, UUID rater) throws Exception {
        Map<String, Integer> levels = new TreeMap<>();
        SIGNALS.values().stream().sorted().forEach(signal -> levels.put(signal, chance.nextInt(5)));
        in(team.of(rater).member(), () -> {
            Seat seat = house.bean(Seats.class).of(talk.id, rater);
            Rater me = new Rater(seat.id(), seat.name());
            Turn turn = house.bean(Turns.class).scoredBy(seat);
            Scorecards cards = house.bean(Scorecards.class);
            UUID card = cards.open(me, new Subject("turn", turn.id()), turn.rubric());
            Map<String, String> fields = new TreeMap<>(Map.of("recommendation", "YES", "summary", "Steady."));
            levels.forEach((signal, level) -> fields.put("level." + signal, Integer.toString(level)));
            fields.forEach((field, value) -> cards.save(me, card, new Edit(Ids.next(), field, 0, value)));
            cards.submit(me, card);
            return null;
        });
        talk.scored(house.now(), rater, levels);
    }

    /** Something done in the room by who sits there. */
    private interface Act {
        void act(LiveRoom room, Seat seat);
    }
}
