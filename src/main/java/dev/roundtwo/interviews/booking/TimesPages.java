package dev.roundtwo.interviews.booking;

import dev.roundtwo.identity.RegionalSettings;
import dev.roundtwo.interviews.Part;
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
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

    private static final Duration AHEAD = Duration.ofDays(14);
    private static final int MOST = 8;

    private final JdbcClient sql;
    private final PeerMatches matches;
    private final Proposals proposals;
    private final PeerBooking booking;
    private final Moves moves;
    private final CommonTimes times;
    private final SeatNames names;
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
        this.sets = sets;
        this.regions = regions;
        this.clock = clock;
    }

    /** For whoever may wish for another time. */
    public TimesPage ofInterview(Member me, UUID id) {
        Held held = Held.seen(sql, id);
        Sitting mine = held.seatOf(me.accountId()).orElse(null);
        if (!mayWish(me, held, mine)) {
            throw new NotFound("interview", id);
        }
        ZoneId zone = zone(me);
        return new TimesPage(
                id,
                false,
                held.title(),
                others(held, mine),
                Slot.of(held.startsAt(), zone),
                held.minutes(),
                !held.peers(),
                false,
                false,
                false,
                List.of(),
                Slot.of(moves.times(id, MOST), zone),
                Offer.of(proposals.forInterview(id), me, held.people(), zone),
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
        boolean over = match.over(now);
        List<Instant> common = sheet == null || observer || over
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
                sheet == null,
                over,
                sets.choices().stream()
                        .map(one -> new Choice(one.id(), one.title()))
                        .toList(),
                Slot.of(common, zone),
                observer || over ? null : Offer.of(proposals.forMatch(id), me, known, zone),
                zone);
    }

    static boolean mayWish(Member me, Held held, @Nullable Sitting mine) {
        return held.peers()
                ? mine != null && mine.part() == Part.PEER
                : me.may(Role.ADMIN) || (mine != null && mine.part() == Part.LEAD);
    }

    static String with(PeerMatch match, Member me, Map<UUID, String> known) {
        return match.anonymous() ? "your partner" : Objects.requireNonNull(known.get(match.partnerOf(me.accountId())));
    }

    private static String others(Held held, @Nullable Sitting mine) {
        return held.seats().stream()
                .filter(seat -> !seat.equals(mine) && seat.part() != Part.OBSERVER && seat.part() != Part.SHADOW)
                .map(Sitting::name)
                .collect(Collectors.joining(", "));
    }

    private ZoneId zone(Member me) {
        return regions.of(me.accountId()).zone();
    }
}
