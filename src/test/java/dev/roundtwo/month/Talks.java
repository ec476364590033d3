package dev.roundtwo.month;

import static dev.roundtwo.Cast.in;

import dev.roundtwo.insights.progress.Sharing;
import dev.roundtwo.interviews.Bookings;
import dev.roundtwo.interviews.Bookings.Booking;
import dev.roundtwo.interviews.Part;
import dev.roundtwo.interviews.Seat;
import dev.roundtwo.interviews.Seats;
import dev.roundtwo.interviews.Turn;
import dev.roundtwo.interviews.Turns;
import dev.roundtwo.interviews.booking.Moves;
import dev.roundtwo.interviews.ending.Cancellations;
import dev.roundtwo.interviews.room.LiveRoom;
import dev.roundtwo.month.Pairs.Pair;
import dev.roundtwo.month.Talk.Fate;
import dev.roundtwo.month.Team.Person;
import dev.roundtwo.platform.Ids;
import dev.roundtwo.scoring.Edit;
import dev.roundtwo.scoring.Rater;
import dev.roundtwo.scoring.Scorecards;
import dev.roundtwo.scoring.Subject;
import dev.roundtwo.tenancy.Member;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The interviews that come of the pairs, and what their people do: each by the door that is theirs. */
final class Talks {

    /** The signals of the rubric that comes with the house, by their names. */
    static final Map<String, String> SIGNALS = Map.of(
            "Reliability under failure", "reliability",
            "Scalability under load", "scalability",
            "Async and distributed thinking", "async",
            "Observability and operations", "operations",
            "Real-world trade-offs", "tradeoffs");

    final List<Talk> all = new ArrayList<>();
    private final Set<UUID> known = new HashSet<>();
    private final House house;
    private final Team team;
    private final Agenda agenda;
    private final Random chance;

    Talks(House house, Team team, Agenda agenda, long seed) {
        this.house = house;
        this.team = team;
        this.agenda = agenda;
        this.chance = new Random(seed);
    }

    /** Looks what came of the pairs that were told since the last time, and writes into the agenda what will become of it. */
    void come() throws Exception {
        Member ada = team.ada().member();
        for (Pair pair : Pairs.of(house, ada).all()) {
            if (known.add(pair.id())) {
                UUID interview = in(
                        ada,
                        () -> Objects.requireNonNull(
                                house.bean(TransactionTemplate.class).execute(status -> house.bean(JdbcClient.class)
                                        .sql("select id from interview where match_id = ?")
                                        .param(pair.id())
                                        .query(UUID.class)
                                        .single())));
                Booking booking = in(ada, () -> house.bean(Bookings.class).of(interview));
                UUID observer = booking.people().stream()
                        .filter(person -> person.part() == Part.OBSERVER)
                        .map(Bookings.Person::account)
                        .findFirst()
                        .orElse(null);
                Talk talk = new Talk(
                        interview,
                        pair.group(),
                        pair.asks(),
                        pair.answers(),
                        observer,
                        fate(all.size()),
                        booking.startsAt(),
                        booking.minutes());
                all.add(talk);
                plans(talk);
            }
        }
    }

    /** Each of them often enough in a month of some eighty. */
    private Fate fate(int number) {
        return switch (number % 10) {
            case 2 -> Fate.CANCELLED;
            case 4 -> Fate.MOVED;
            case 8 -> Fate.HELD_WITHOUT_A_CARD;
            default -> Fate.HELD;
        };
    }

    private void plans(Talk talk) {
        Instant evening = talk.start.minus(Duration.ofHours(all.size() % 20 < 10 ? 30 : 3));
        Instant soon = evening.isBefore(house.now()) ? house.now().plus(Duration.ofHours(1)) : evening;
        switch (talk.fate) {
            case CANCELLED -> agenda.at(soon, () -> cancels(talk));
            case MOVED -> agenda.at(soon, () -> moves(talk));
            default -> {}
        }
        isHeld(talk);
    }

    private void isHeld(Talk talk) {
        Instant start = talk.start;
        agenda.near(start);
        if (all.size() % 30 == 7) {
            agenda.death(start.minus(Duration.ofMinutes(10)));
        }
        agenda.at(start, () -> {
            if (!talk.start.equals(start) || talk.cancelled) {
                return;
            }
            begins(talk);
            agenda.at(start.plus(Duration.ofMinutes(20)), () -> swaps(talk));
            agenda.at(start.plus(Duration.ofMinutes(40)), () -> ends(talk));
        });
    }

    private void cancels(Talk talk) throws Exception {
        Member one = member(talk.two().get(chance.nextInt(2)));
        in(one, () -> {
            house.bean(Cancellations.class).cancel(one, talk.id, "I have a cold.");
            return null;
        });
        talk.cancelled = true;
    }

    private void moves(Talk talk) throws Exception {
        Member one = member(talk.two().get(chance.nextInt(2)));
        Moves moves = house.bean(Moves.class);
        List<Instant> times = in(one, () -> moves.times(talk.id, 6));
        Instant to = times.stream()
                .filter(time -> time.isAfter(talk.start))
                .findFirst()
                .orElseThrow();
        in(one, () -> moves.move(one, talk.id, to));
        talk.start = to;
        isHeld(talk);
    }

    private void begins(Talk talk) throws Exception {
        talk.began = acts(talk, talk.asks, (room, seat) -> room.start(seat));
    }

    private void swaps(Talk talk) throws Exception {
        acts(talk, talk.asks, (room, seat) -> room.swap(seat));
    }

    private void ends(Talk talk) throws Exception {
        talk.ended = acts(talk, talk.answers, (room, seat) -> room.finish(seat));
        for (UUID one : talk.two()) {
            if (talk.fate != Fate.HELD_WITHOUT_A_CARD || one.equals(talk.asks)) {
                scores(talk, one);
            }
        }
        if (talk.revealed()) {
            agenda.at(talk.end().plus(Duration.ofHours(1)), () -> shares(talk));
        }
    }

    /** A third of them let their leads see it, and a third of those take it back on the next day. */
    private void shares(Talk talk) throws Exception {
        for (UUID one : talk.two()) {
            int lot = chance.nextInt(9);
            Member me = member(one);
            if (lot < 3) {
                in(me, () -> {
                    house.bean(Sharing.class).share(me, talk.id, talk.group);
                    return null;
                });
                talk.shared.add(one);
            }
            if (lot == 0) {
                agenda.at(house.now().plus(Duration.ofDays(1)), () -> {
                    in(me, () -> {
                        house.bean(Sharing.class).takeBack(me, talk.id, talk.group);
                        return null;
                    });
                    talk.shared.remove(one);
                });
            }
        }
    }

    /** When it was done, exactly. */
    private Instant acts(Talk talk, UUID who, Act act) throws Exception {
        Instant now = house.now().truncatedTo(ChronoUnit.MICROS);
        return MovedClock.held(
                now,
                () -> in(member(who), () -> {
                    act.act(house.bean(LiveRoom.class), house.bean(Seats.class).of(talk.id, who));
                    return now;
                }));
    }

    private void scores(Talk talk, UUID rater) throws Exception {
        Map<String, Integer> levels = new TreeMap<>();
        SIGNALS.values().stream().sorted().forEach(signal -> levels.put(signal, chance.nextInt(5)));
        in(member(rater), () -> {
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
        talk.cards.put(talk.partnerOf(rater), levels);
    }

    private Member member(UUID account) {
        Person person = Objects.requireNonNull(team.people.get(account));
        return person.member();
    }

    /** Something done in the room by who sits there. */
    private interface Act {
        void act(LiveRoom room, Seat seat);
    }
}
