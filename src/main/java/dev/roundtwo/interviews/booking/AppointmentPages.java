package dev.roundtwo.interviews.booking;

import dev.roundtwo.identity.RegionalSettings;
import dev.roundtwo.interviews.Part;
import dev.roundtwo.interviews.Status;
import dev.roundtwo.interviews.booking.Appointment.Again;
import dev.roundtwo.interviews.booking.Appointment.Asked;
import dev.roundtwo.interviews.booking.Held.Sitting;
import dev.roundtwo.interviews.booking.TimesPage.Offer;
import dev.roundtwo.interviews.booking.TimesPage.Slot;
import dev.roundtwo.interviews.ending.Cancellations;
import dev.roundtwo.tenancy.Member;
import dev.roundtwo.tenancy.Role;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is open about the times of somebody's interviews and matches, for the pages that show those. */
@Service
@Transactional
public class AppointmentPages {

    private final JdbcClient sql;
    private final PeerMatches matches;
    private final Proposals proposals;
    private final Wishes wishes;
    private final Attendance attendance;
    private final Cancellations cancellations;
    private final RegionalSettings regions;
    private final Clock clock;

    AppointmentPages(
            JdbcClient sql,
            PeerMatches matches,
            Proposals proposals,
            Wishes wishes,
            Attendance attendance,
            Cancellations cancellations,
            RegionalSettings regions,
            Clock clock) {
        this.sql = sql;
        this.matches = matches;
        this.proposals = proposals;
        this.wishes = wishes;
        this.attendance = attendance;
        this.cancellations = cancellations;
        this.regions = regions;
        this.clock = clock;
    }

    /** What the page of an interview offers about its time. */
    public Appointment of(Member me, UUID id) {
        Held held = Held.seen(sql, id);
        Sitting mine = held.seatOf(me.accountId()).orElse(null);
        boolean peer = mine != null && mine.part() == Part.PEER;
        boolean decides = me.may(Role.ADMIN) || peer || (mine != null && mine.part() == Part.LEAD);
        boolean planned = held.status() == Status.SCHEDULED;
        ZoneId zone = regions.of(me.accountId()).zone();
        return new Appointment(
                planned && TimesPages.mayWish(me, held, mine),
                decides && held.status().open() && !cancellations.tooLate(me, id),
                planned && peer ? Offer.of(proposals.forInterview(id), me, held.people(), zone) : null,
                planned && Wishes.answers(me, held) ? asked(held, mine, zone) : null,
                attendance.of(me, id),
                peer && held.status() == Status.CANCELLED ? again(id) : null);
    }

    private @Nullable Again again(UUID interview) {
        PeerMatch match = matches.behind(interview);
        return match == null || match.interview() != null ? null : new Again(match.id(), match.over(clock.instant()));
    }

    private @Nullable Asked asked(Held held, @Nullable Sitting mine, ZoneId zone) {
        return wishes.of(held.id())
                .filter(wish -> mine == null || !wish.seat().equals(mine.id()))
                .map(wish -> new Asked(
                        wish.id(),
                        held.seat(wish.seat()).map(Sitting::name).orElse("Somebody"),
                        Slot.of(wish.times(), zone)))
                .orElse(null);
    }

    /** Matches of the reader that have no time, the oldest first. */
    @Transactional(readOnly = true)
    public List<WaitingRow> waiting(Member me) {
        return matches.waiting(me.accountId());
    }
}
