package dev.roundtwo.interviews.booking;

import dev.roundtwo.interviews.InterviewCancelled;
import dev.roundtwo.interviews.InterviewFinished;
import dev.roundtwo.interviews.InterviewMoved;
import dev.roundtwo.interviews.Part;
import dev.roundtwo.interviews.Status;
import dev.roundtwo.interviews.booking.Held.Sitting;
import dev.roundtwo.interviews.booking.Verdict.Known;
import dev.roundtwo.interviews.ending.Cancellations;
import dev.roundtwo.platform.NotFound;
import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.tenancy.Member;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who of two peers came: each says it of the other, and may object to what is said of them. */
@Service
@Transactional
public class Attendance {

    /** So long after the start somebody may still be on their way. */
    static final Duration PATIENCE = Duration.ofMinutes(10);

    /** So long after the start it can be told. */
    private static final Duration TELLABLE = Duration.ofDays(14);

    private final JdbcClient sql;
    private final AttendanceBook book;
    private final Cancellations cancellations;
    private final Clock clock;

    Attendance(JdbcClient sql, AttendanceBook book, Cancellations cancellations, Clock clock) {
        this.sql = sql;
        this.book = book;
        this.cancellations = cancellations;
        this.clock = clock;
    }

    /**
     * How it looks to one of the two. {@code other} is the seat to speak of, from {@code missingFrom} on also of its absence, null once
     * it is that late; {@code entered} whether one was there oneself, {@code said} what one said of the other, {@code known} whether
     * they were there; {@code missing} whether the other said that one did not come, {@code answer} what one says to that;
     * {@code contradicted} whether the other says that they were there all the same, {@code admitted} that they were not. What was
     * called off is told no more, except by whom it is said that they did not come.
     */
    public record Standing(
            UUID mine,
            UUID other,
            String name,
            boolean entered,
            @Nullable Boolean said,
            boolean known,
            boolean missing,
            @Nullable Boolean answer,
            boolean contradicted,
            boolean admitted,
            @Nullable Instant missingFrom,
            boolean speaks) {

        /** Whether either said anything. */
        boolean told() {
            return said != null || missing || answer != null || contradicted;
        }
    }

    /** Null before the start, once it was held, and for who is not one of two peers with an account. */
    @Transactional(readOnly = true)
    public @Nullable Standing of(Member me, UUID interview) {
        Held held = Held.seen(sql, interview);
        Sitting mine = held.seatOf(me.accountId())
                .filter(seat -> seat.part() == Part.PEER)
                .orElse(null);
        if (mine == null || !tellable(held)) {
            return null;
        }
        List<Known> known = book.known(held);
        return held.peerSeats().stream()
                .filter(seat -> !seat.id().equals(mine.id()))
                .findFirst()
                .map(other -> standing(held, mine, other, of(known, mine), of(known, other)))
                .filter(standing -> held.status() != Status.CANCELLED || standing.told())
                .orElse(null);
    }

    private Standing standing(Held held, Sitting mine, Sitting other, Known own, Known others) {
        Boolean said = others.words().get(mine.id());
        Instant late = held.startsAt().plus(PATIENCE);
        boolean missing = Boolean.FALSE.equals(own.words().get(other.id())) && !own.entered();
        return new Standing(
                mine.id(),
                other.id(),
                other.name(),
                own.entered(),
                said,
                others.entered(),
                missing,
                own.words().get(mine.id()),
                Boolean.FALSE.equals(said) && Boolean.TRUE.equals(others.words().get(other.id())) && !others.entered(),
                Boolean.FALSE.equals(others.words().get(other.id())),
                late.isAfter(clock.instant()) ? late : null,
                held.status() != Status.CANCELLED || missing);
    }

    private static Known of(List<Known> known, Sitting seat) {
        return known.stream()
                .filter(one -> one.seat().equals(seat.id()))
                .findFirst()
                .orElseThrow();
    }

    /** Says of the other whether they came; or of oneself, when the other said that one did not. A later word stands. */
    public void say(Member me, UUID interview, UUID about, boolean came) {
        Held held = Held.of(sql, interview);
        Sitting mine = held.seatOf(me.accountId())
                .filter(seat -> seat.part() == Part.PEER)
                .orElseThrow(() -> new NotFound("interview", interview));
        Standing standing = of(me, interview);
        if (standing == null || !standing.speaks()) {
            throw new RuleBroken("interviews.attendance.closed");
        }
        if (held.peerSeats().stream().noneMatch(seat -> seat.id().equals(about))) {
            throw new NotFound("seat", about);
        }
        if (!came && !about.equals(mine.id()) && standing.missingFrom() != null) {
            throw new RuleBroken("interviews.attendance.early", PATIENCE.toMinutes());
        }
        boolean disputed = Verdict.of(book.known(held)).disputed();
        book.write(held, about, mine.id(), came);
        book.tell(held, disputed, Verdict.of(book.known(held)));
    }

    /** To what was held came who entered it, whatever was said before. */
    @EventListener
    void finished(InterviewFinished fact) {
        Held held = Held.of(sql, fact.interviewId());
        if (held.peers()) {
            Map<UUID, Boolean> came = new HashMap<>();
            book.known(held).stream().filter(Known::entered).forEach(one -> came.put(one.seat(), true));
            book.tell(held, false, new Verdict(came, false));
        }
    }

    /** What was said was said of the time that it had. */
    @EventListener
    void moved(InterviewMoved fact) {
        book.forget(fact.interviewId());
    }

    /** Once it was to begin, who entered came to it all the same; of who did not, only words tell. */
    @EventListener
    void calledOff(InterviewCancelled fact) {
        Held held = Held.of(sql, fact.interviewId());
        if (held.peers() && !held.startsAt().isAfter(clock.instant())) {
            Verdict verdict = Verdict.of(book.known(held));
            book.tell(held, verdict.disputed(), verdict);
        }
    }

    /** Calls off what nobody began. */
    void close(UUID interview) {
        if (Held.of(sql, interview).status() == Status.SCHEDULED) {
            cancellations.byItself(interview, "Nobody began it.");
        }
    }

    private boolean tellable(Held held) {
        boolean open = held.status().open() || held.status() == Status.CANCELLED;
        return open
                && held.peers()
                && !held.startsAt().isAfter(clock.instant())
                && held.startsAt().plus(TELLABLE).isAfter(clock.instant());
    }
}
