package dev.roundtwo.interviews.booking;

import dev.roundtwo.identity.RegionalSettings;
import dev.roundtwo.interviews.Part;
import dev.roundtwo.interviews.Status;
import dev.roundtwo.interviews.booking.Held.Sitting;
import dev.roundtwo.interviews.booking.PeerBooking.Sheet;
import dev.roundtwo.interviews.booking.TimesPage.Choice;
import dev.roundtwo.interviews.booking.TimesPage.Offer;
import dev.roundtwo.interviews.booking.TimesPage.Slot;
import dev.roundtwo.platform.NotFound;
import dev.roundtwo.questions.QuestionSets;
import dev.roundtwo.tenancy.Member;
import dev.roundtwo.tenancy.Role;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the pages about times show, on each reader's own clock. */
@Service
@Transactional
public class TimesPages {

    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("EEE d MMM, HH:mm VV", Locale.ENGLISH);
    private static final Duration AHEAD = Duration.ofDays(14);
    private static final int MOST = 8;

    private final JdbcClient sql;
    private final PeerMatches matches;
    private final Proposals proposals;
    private final PeerBooking booking;
    private final Moves moves;
    private final CommonTimes times;
    private final SeatNames names;
    private final Attendance attendance;
    private final QuestionSets sets;
    private final RegionalSettings regions;
    private final Clock clock;

    TimesPages(
            JdbcClient sql,
            PeerMatches matches,
            Proposals proposals,
            PeerBooking booking,
            Moves moves,
            CommonTimes times,
            SeatNames names,
            Attendance attendance,
            QuestionSets sets,
            RegionalSettings regions,
            Clock clock) {
        this.sql = sql;
        this.matches = matches;
        this.proposals = proposals;
        this.booking = booking;
        this.moves = moves;
        this.times = times;
        this.names = names;
        this.attendance = attendance;
        this.sets = sets;
        this.regions = regions;
        this.clock = clock;
    }

    /** For whoever may wish for another time. */
    public TimesPage ofInterview(Member me, UUID id) {
        Held held = Held.seen(sql, id);
        Sitting mine = held.seatOf(me.accountId()).orElse(null);
        if (!wishes(me, held, mine)) {
            throw new NotFound("interview", id);
        }
        ZoneId zone = zone(me);
        return new TimesPage(
                id,
                false,
                held.title(),
                others(held, mine),
                slot(held.startsAt(), zone),
                held.minutes(),
                !held.peers(),
                false,
                false,
                List.of(),
                slots(moves.times(id, MOST), zone),
                offer(proposals.forInterview(id), me, held.people(), zone),
                zone);
    }

    /** For the people of the match. */
    public TimesPage ofMatch(Member me, UUID id) {
        PeerMatch match = matches.of(id);
        boolean observer = me.accountId().equals(match.observes());
        if (!match.practises(me.accountId()) && !observer) {
            throw new NotFound("match", id);
        }
        ZoneId zone = zone(me);
        Sheet sheet = booking.sheet(match);
        Instant now = clock.instant();
        List<Instant> common = sheet == null || observer || match.atOnce()
                ? List.of()
                : times.some(
                        List.of(match.asks(), match.answers()),
                        now.plus(Duration.ofHours(1)),
                        now.plus(AHEAD),
                        sheet.minutes(),
                        MOST);
        Map<UUID, String> known = names.of(match);
        return new TimesPage(
                id,
                true,
                match.title(),
                with(match, me, known),
                null,
                sheet == null ? 0 : sheet.minutes(),
                false,
                observer,
                sheet == null || match.atOnce(),
                sets.choices().stream()
                        .map(one -> new Choice(one.id(), one.title()))
                        .toList(),
                slots(common, zone),
                observer ? null : offer(proposals.forMatch(id), me, known, zone),
                zone);
    }

    /** What the page of an interview offers about its time. */
    public Appointment of(Member me, UUID id) {
        Held held = Held.seen(sql, id);
        Sitting mine = held.seatOf(me.accountId()).orElse(null);
        boolean peer = mine != null && mine.part() == Part.PEER;
        boolean decides = me.may(Role.ADMIN) || peer || (mine != null && mine.part() == Part.LEAD);
        boolean planned = held.status() == Status.SCHEDULED;
        return new Appointment(
                planned && wishes(me, held, mine),
                decides && held.status().open(),
                planned && peer ? offer(proposals.forInterview(id), me, held.people(), zone(me)) : null,
                attendance.of(me, id));
    }

    /** Matches of the reader that have no time, the oldest first. */
    public List<WaitingRow> waiting(Member me) {
        return matches.waiting(me.accountId()).stream()
                .map(match -> new WaitingRow(
                        match.id(),
                        match.title(),
                        with(match, me, names.of(match)),
                        match.toldAt(),
                        Optional.ofNullable(proposals.forMatch(match.id()))
                                .filter(one -> !one.by().equals(me.accountId()))
                                .isPresent()))
                .toList();
    }

    private static boolean wishes(Member me, Held held, @Nullable Sitting mine) {
        return held.peers()
                ? mine != null && mine.part() == Part.PEER
                : me.may(Role.ADMIN) || (mine != null && mine.part() == Part.LEAD);
    }

    private static String with(PeerMatch match, Member me, Map<UUID, String> known) {
        return match.anonymous() ? "your partner" : Objects.requireNonNull(known.get(match.partnerOf(me.accountId())));
    }

    private static String others(Held held, @Nullable Sitting mine) {
        return held.seats().stream()
                .filter(seat -> !seat.equals(mine) && seat.part() != Part.OBSERVER && seat.part() != Part.SHADOW)
                .map(Sitting::name)
                .collect(Collectors.joining(", "));
    }

    private @Nullable Offer offer(@Nullable Proposal open, Member me, Map<UUID, String> people, ZoneId zone) {
        return open == null
                ? null
                : new Offer(
                        open.id(),
                        open.by().equals(me.accountId()),
                        people.getOrDefault(open.by(), "Somebody"),
                        slots(open.times(), zone));
    }

    private ZoneId zone(Member me) {
        return regions.of(me.accountId()).zone();
    }

    private static List<Slot> slots(List<Instant> times, ZoneId zone) {
        return times.stream().map(at -> slot(at, zone)).toList();
    }

    private static Slot slot(Instant at, ZoneId zone) {
        return new Slot(at, WHEN.format(at.atZone(zone)));
    }
}
