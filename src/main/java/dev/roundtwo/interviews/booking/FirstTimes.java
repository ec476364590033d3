package dev.roundtwo.interviews.booking;

import dev.roundtwo.interviews.TakenTimes;
import dev.roundtwo.interviews.TimeWanted;
import dev.roundtwo.interviews.booking.PeerBooking.Sheet;
import dev.roundtwo.platform.scope.Scope;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Books a match at the first time that suits its people, or says that they have to find one. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class FirstTimes {

    /** Nobody is booked at shorter notice than this by itself. */
    static final Duration NOTICE = Duration.ofHours(24);

    private final PeerBooking booking;
    private final CommonTimes times;
    private final TakenTimes taken;
    private final ApplicationEventPublisher facts;
    private final Clock clock;

    FirstTimes(PeerBooking booking, CommonTimes times, TakenTimes taken, ApplicationEventPublisher facts, Clock clock) {
        this.booking = booking;
        this.times = times;
        this.taken = taken;
        this.facts = facts;
        this.clock = clock;
    }

    /** Books it if that can be done, and else says that a time or a set is wanted. */
    void book(PeerMatch match, Instant from) {
        Sheet sheet = booking.sheet(match);
        Instant now = clock.instant();
        if (sheet != null) {
            taken.hold();
            Instant notice = now.plus(NOTICE);
            Instant start = match.atOnce()
                    ? now(match, now, sheet.minutes())
                    : first(match, from.isAfter(notice) ? from : notice, sheet.minutes());
            if (start != null) {
                booking.book(match, sheet, start, match.observes());
                return;
            }
        }
        facts.publishEvent(
                new TimeWanted(Objects.requireNonNull(Scope.current().workspace()), match.id(), sheet == null, now));
    }

    private @Nullable Instant now(PeerMatch match, Instant now, int minutes) {
        List<UUID> both = List.of(match.asks(), match.answers());
        return taken.of(both, now, now.plusSeconds(60L * minutes), null).isEmpty() ? now : null;
    }

    /** The first time at which an observer could come too, or else the first at which they have no other appointment. */
    private @Nullable Instant first(PeerMatch match, Instant from, int minutes) {
        Instant until = Objects.requireNonNull(match.until());
        List<UUID> both = List.of(match.asks(), match.answers());
        List<Instant> starts = times.all(both, from, until, minutes);
        UUID observer = match.observes();
        if (observer == null || starts.isEmpty()) {
            return starts.stream().findFirst().orElse(null);
        }
        Set<Instant> three =
                Set.copyOf(times.all(List.of(match.asks(), match.answers(), observer), from, until, minutes));
        return starts.stream()
                .filter(three::contains)
                .findFirst()
                .or(() -> starts.stream()
                        .filter(start -> taken.of(List.of(observer), start, start.plusSeconds(60L * minutes), null)
                                .isEmpty())
                        .findFirst())
                .orElse(null);
    }
}
