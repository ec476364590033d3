package dev.roundtwo.interviews.room;

import dev.roundtwo.interviews.Mode;
import dev.roundtwo.interviews.Names;
import dev.roundtwo.interviews.Part;
import dev.roundtwo.interviews.Progress.Asked;
import dev.roundtwo.interviews.Seat;
import dev.roundtwo.interviews.Side;
import dev.roundtwo.interviews.Status;
import dev.roundtwo.interviews.Turn;
import dev.roundtwo.interviews.Turns;
import dev.roundtwo.interviews.room.RoomState.Head;
import dev.roundtwo.interviews.room.RoomView.Given;
import dev.roundtwo.interviews.room.RoomView.Half;
import dev.roundtwo.interviews.room.RoomView.Person;
import dev.roundtwo.interviews.room.RoomView.Shared;
import dev.roundtwo.interviews.room.RoomView.Swap;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts together what a seat may see of its room, and nothing more. */
@Service
@Transactional(readOnly = true)
class RoomViews {

    private final Turns turns;
    private final Presence presence;
    private final Guides guides;
    private final Clock clock;

    RoomViews(Turns turns, Presence presence, Guides guides, Clock clock) {
        this.turns = turns;
        this.presence = presence;
        this.guides = guides;
        this.clock = clock;
    }

    /** The room as the seat sees it; {@code ticked} are the points that it heard, by the names of their fields. */
    public RoomView look(Seat me, RoomSheet sheet, Set<String> ticked) {
        Head head = sheet.head();
        Turn turn = sheet.turn();
        List<Seat> all = sheet.seats();
        boolean live = head.status() == Status.LIVE;
        return new RoomView(
                me.interviewId(),
                head.title(),
                head.mode(),
                head.status(),
                head.half(),
                head.startsAt(),
                head.zone(),
                head.cancelledBecause(),
                turn.agenda().size(),
                turn.minutes(),
                me,
                people(all, me),
                live ? shared(head, turn) : null,
                me.asks() && head.status().open() ? guides.guide(me, sheet, ticked) : null,
                swap(head, me, all),
                head.mode() == Mode.PEER && head.status() == Status.SCHEDULED ? halves(me, all) : List.of());
    }

    private List<Half> halves(Seat me, List<Seat> all) {
        return turns.of(me.interviewId()).stream()
                .map(turn -> new Half(
                        called(me, all, seat -> seat.part() == Part.PEER && seat.half() == turn.number()),
                        called(me, all, seat -> seat.id().equals(turn.candidateSeat())),
                        turn.agenda().size(),
                        turn.minutes()))
                .toList();
    }

    private static String called(Seat me, List<Seat> all, Predicate<Seat> who) {
        return all.stream()
                .filter(who)
                .findFirst()
                .map(seat -> seat.id().equals(me.id()) ? "you" : Names.apart(Names.first(seat.name())))
                .orElse("");
    }

    private Shared shared(Head head, Turn turn) {
        Instant now = clock.instant();
        Asked asked = turn.progress().current();
        Instant zero = head.startedAt() == null ? now : head.startedAt();
        Instant begun = turn.startedAt() == null ? zero : turn.startedAt();
        return new Shared(
                turn.progress().position() + 1,
                turn.agenda().size(),
                guides.html(turn.question().prompt()),
                guides.html(turn.question().context()),
                given(turn, asked, zero),
                new RoomClock(
                        asked.spent(now).toMillis(),
                        turn.question().minutes(),
                        Duration.between(begun, now).toMillis(),
                        turn.minutes(),
                        asked.shownSince() != null));
    }

    private List<Given> given(Turn turn, Asked asked, Instant zero) {
        record Timed(Instant at, Given given) {}
        List<Timed> all = new ArrayList<>();
        for (int i = 0; i < asked.hints().size(); i++) {
            Instant at = asked.hints().get(i);
            String html = guides.inline(turn.question().hints().get(i));
            all.add(new Timed(at, new Given("hint", i + 1, html, RoomClock.between(zero, at))));
        }
        asked.followUps().forEach((index, at) -> {
            String html = guides.inline(turn.question().followUps().get(index).ask());
            all.add(new Timed(at, new Given("follow-up", index + 1, html, RoomClock.between(zero, at))));
        });
        return all.stream()
                .sorted(Comparator.comparing(Timed::at))
                .map(Timed::given)
                .toList();
    }

    private List<Person> people(List<Seat> all, Seat me) {
        Set<UUID> here = presence.here(me.interviewId());
        List<Person> people = new ArrayList<>();
        for (Seat seat : all) {
            people.add(new Person(
                    seat.name(),
                    seat.part(),
                    seat.side() == Side.CANDIDATE,
                    seat.part() == Part.LEAD || (seat.part() == Part.PEER && seat.asks()),
                    seat.id().equals(me.id()) || here.contains(seat.id()),
                    seat.id().equals(me.id()),
                    Names.tone(seat.name()),
                    seat.name().substring(0, 1)));
        }
        return people;
    }

    private static Swap swap(Head head, Seat me, List<Seat> all) {
        boolean ahead = head.mode() == Mode.PEER && head.status() == Status.LIVE && head.half() == 1;
        boolean peer = ahead && me.part() == Part.PEER;
        return new Swap(
                peer && !me.asks() && !me.id().equals(head.swapProposedBy()),
                peer && me.asks(),
                nameOf(all, head.swapProposedBy()));
    }

    private static @Nullable String nameOf(List<Seat> all, @Nullable UUID id) {
        return all.stream()
                .filter(seat -> seat.id().equals(id))
                .map(seat -> Names.apart(seat.name()))
                .findFirst()
                .orElse(null);
    }
}
