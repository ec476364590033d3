package dev.roundtwo.welcome;

import dev.roundtwo.interviews.Audience;
import dev.roundtwo.interviews.Kind;
import dev.roundtwo.interviews.Seat;
import dev.roundtwo.interviews.Seats;
import dev.roundtwo.interviews.Timeline;
import dev.roundtwo.interviews.booking.Attendance;
import dev.roundtwo.interviews.booking.PeerMatch;
import dev.roundtwo.interviews.booking.PeerMatches;
import dev.roundtwo.interviews.ending.Cancellations;
import dev.roundtwo.platform.time.Backdated;
import dev.roundtwo.practice.rounds.MatchPages;
import dev.roundtwo.tenancy.Member;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What became of the interviews that the demo's matches booked: talked through and scored, or somebody did not come. */
@Component
class DemoTalks {

    private final MatchPages pages;
    private final PeerMatches matches;
    private final Seats seats;
    private final DemoRoom room;
    private final Attendance attendance;
    private final Cancellations cancellations;
    private final Timeline timeline;

    DemoTalks(
            MatchPages pages,
            PeerMatches matches,
            Seats seats,
            DemoRoom room,
            Attendance attendance,
            Cancellations cancellations,
            Timeline timeline) {
        this.pages = pages;
        this.matches = matches;
        this.seats = seats;
        this.room = room;
        this.attendance = attendance;
        this.cancellations = cancellations;
        this.timeline = timeline;
    }

    /** Those of a round that were before now; {@code missing} are they who did not come to it. */
    void play(UUID round, Collection<Member> people, Collection<Member> missing, DemoScript.Group script, Instant now) {
        Map<UUID, Member> known = new HashMap<>();
        people.forEach(one -> known.put(one.accountId(), one));
        people.stream()
                .flatMap(one -> pages.mine(one, round, 1).stream())
                .map(MatchPages.Mine::id)
                .distinct()
                .forEach(id -> play(matches.of(id), known, missing, script, now));
    }

    private void play(
            PeerMatch match,
            Map<UUID, Member> people,
            Collection<Member> missing,
            DemoScript.Group script,
            Instant now) {
        Member asks = people.get(match.asks());
        Member answers = people.get(match.answers());
        UUID interview = match.interview();
        if (interview == null || asks == null || answers == null) {
            return;
        }
        Seat first = seats.of(interview, asks.accountId());
        Seat second = seats.of(interview, answers.accountId());
        Instant start = room.starts(interview);
        if (start.plus(Duration.ofHours(3)).isAfter(now)) {
            return;
        }
        if (missing.contains(asks) || missing.contains(answers)) {
            boolean firstWaits = missing.contains(answers);
            Backdated.at(start.plus(Duration.ofMinutes(15)), () -> {
                Member waits = firstWaits ? asks : answers;
                timeline.record(firstWaits ? first : second, Kind.JOINED, Audience.EVERYONE, Map.of());
                attendance.say(waits, interview, (firstWaits ? second : first).id(), false);
                cancellations.cancel(waits, interview, script.excuse());
            });
        } else {
            Backdated.at(start, () -> {
                timeline.record(first, Kind.JOINED, Audience.EVERYONE, Map.of());
                timeline.record(second, Kind.JOINED, Audience.EVERYONE, Map.of());
            });
            room.peers(first, second, start, script.cards());
        }
    }
}
