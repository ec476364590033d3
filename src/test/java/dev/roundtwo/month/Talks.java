package dev.roundtwo.month;

import static dev.roundtwo.Cast.in;

import dev.roundtwo.interviews.Bookings;
import dev.roundtwo.interviews.Bookings.Booking;
import dev.roundtwo.interviews.Bookings.Person;
import dev.roundtwo.month.Pairs.Pair;
import dev.roundtwo.tenancy.Member;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The interviews that come of the pairs, and what becomes of them. */
final class Talks {

    /** What becomes of one. */
    enum Fate {
        HELD,
        HELD_WITHOUT_A_CARD,
        MOVED,
        MOVED_BY_LINK,
        PROPOSED,
        CANCELLED,
        CANCELLED_BY_LINK,
        ONE_IS_MISSED,
        BOTH_SAY_SO,
        OBJECTED,
        TAKEN_BACK;

        boolean unattended() {
            return compareTo(ONE_IS_MISSED) >= 0;
        }
    }

    /** What nobody began after that is not closed by the end of the month. */
    private static final Instant LATE = Instant.parse("2027-03-30T00:00:00Z");

    final List<Talk> all = new ArrayList<>();
    private final Set<UUID> known = new HashSet<>();
    private final House house;
    private final Team team;
    private final Agenda agenda;
    private final Rooms rooms;
    private final Changes changes;
    private final Absences absences;

    Talks(House house, Team team, Agenda agenda, Rooms rooms, Changes changes) {
        this.house = house;
        this.team = team;
        this.agenda = agenda;
        this.rooms = rooms;
        this.changes = changes;
        this.absences = new Absences(house, team, agenda, rooms);
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
                Talk talk = new Talk(
                        interview,
                        pair.group(),
                        booking.title(),
                        pair.asks(),
                        pair.answers(),
                        booking.people().stream()
                                .collect(Collectors.toMap(one -> Objects.requireNonNull(one.account()), Person::part)),
                        booking.startsAt(),
                        booking.minutes());
                talk.booked(pair.told(), null);
                all.add(talk);
                plans(talk, fate(talk.start));
            }
        }
    }

    /** Each of them several times in a month of some eighty. */
    private Fate fate(Instant start) {
        Fate fate = Map.ofEntries(
                        Map.entry(2, Fate.CANCELLED),
                        Map.entry(4, Fate.MOVED),
                        Map.entry(6, Fate.ONE_IS_MISSED),
                        Map.entry(8, Fate.HELD_WITHOUT_A_CARD),
                        Map.entry(9, Fate.MOVED_BY_LINK),
                        Map.entry(11, Fate.OBJECTED),
                        Map.entry(12, Fate.CANCELLED_BY_LINK),
                        Map.entry(14, Fate.PROPOSED),
                        Map.entry(16, Fate.BOTH_SAY_SO),
                        Map.entry(17, Fate.TAKEN_BACK),
                        Map.entry(18, Fate.HELD_WITHOUT_A_CARD))
                .getOrDefault(all.size() % 20, Fate.HELD);
        return fate.unattended() && start.isAfter(LATE) ? Fate.HELD : fate;
    }

    private void plans(Talk talk, Fate fate) {
        Instant evening = talk.start.minus(Duration.ofHours(all.size() % 20 < 10 ? 30 : 3));
        Instant soon = evening.isBefore(house.now()) ? house.now().plus(Duration.ofHours(1)) : evening;
        switch (fate) {
            case CANCELLED -> agenda.at(soon, () -> changes.cancels(talk));
            case CANCELLED_BY_LINK -> agenda.at(soon, () -> changes.cancelsByLink(talk));
            case MOVED -> agenda.at(soon, () -> moves(talk, () -> changes.moves(talk)));
            case MOVED_BY_LINK -> agenda.at(soon, () -> moves(talk, () -> changes.movesByLink(talk)));
            case PROPOSED -> agenda.at(soon, () -> moves(talk, () -> changes.proposes(talk)));
            default -> {}
        }
        if (fate == Fate.HELD && all.size() > 20) {
            agenda.death(talk.start.minus(Duration.ofMinutes(10)), Step.REMINDING);
        }
        comesTrue(talk, fate);
    }

    private void moves(Talk talk, Agenda.Deed move) throws Exception {
        move.happens();
        comesTrue(talk, Fate.HELD);
    }

    /** Unless it has another time by then, or none. */
    private void comesTrue(Talk talk, Fate fate) {
        Instant start = talk.start;
        agenda.near(start);
        if (fate.unattended()) {
            agenda.at(start.plus(Duration.ofMinutes(20)), () -> absences.miss(talk, fate));
            return;
        }
        agenda.at(start, () -> {
            if (talk.start.equals(start) && !talk.cancelled) {
                rooms.hold(talk, fate == Fate.HELD_WITHOUT_A_CARD);
            }
        });
    }
}
