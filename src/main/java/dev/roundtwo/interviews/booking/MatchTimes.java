package dev.roundtwo.interviews.booking;

import dev.roundtwo.interviews.Status;
import dev.roundtwo.platform.NotFound;
import dev.roundtwo.tenancy.Member;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the people of a match do until it has an interview, and where they go when it has one. */
@Service
@Transactional
public class MatchTimes {

    private final JdbcClient sql;
    private final PeerMatches matches;
    private final Proposals proposals;
    private final ChosenSets chosen;
    private final EarlierMatches earlier;
    private final Clock clock;

    MatchTimes(
            JdbcClient sql,
            PeerMatches matches,
            Proposals proposals,
            ChosenSets chosen,
            EarlierMatches earlier,
            Clock clock) {
        this.sql = sql;
        this.matches = matches;
        this.proposals = proposals;
        this.chosen = chosen;
        this.earlier = earlier;
        this.clock = clock;
    }

    /** The page of its interview, or the room of one that begins at once; null while there is none. */
    public @Nullable String onward(Member me, UUID id) {
        earlier.take(id, me.accountId());
        PeerMatch match = matches.of(id);
        if (!match.practises(me.accountId()) && !me.accountId().equals(match.observes())) {
            throw new NotFound("match", id);
        }
        if (match.interview() == null) {
            return null;
        }
        Held held = Held.seen(sql, match.interview());
        boolean now = held.status() == Status.LIVE
                || (match.atOnce()
                        && held.status() == Status.SCHEDULED
                        && !held.startsAt().isAfter(clock.instant()));
        boolean seated = held.seatOf(me.accountId()).isPresent();
        String workspace = "/w/" + me.workspaceSlug();
        return seated ? workspace + (now ? "/rooms/" : "/interviews/") + match.interview() : workspace + "/interviews";
    }

    /** Other times for a planned one, for the other peer to choose from. */
    public void proposeOthers(Member me, UUID interview, List<Instant> wanted) {
        proposals.forInterview(me, interview, wanted);
    }

    public void propose(Member me, UUID match, List<Instant> wanted) {
        proposals.forMatch(me, match, wanted);
    }

    /** Whose time a proposal was about, for those two: an interview, or else a match, as the end of an address. */
    @Transactional(readOnly = true)
    public String interviewOf(Member me, UUID id) {
        Proposal proposal = proposals.of(id);
        if (proposal.interview() != null) {
            return proposal.interview().toString();
        }
        PeerMatch match = matches.of(Objects.requireNonNull(proposal.match()));
        if (!match.practises(me.accountId())) {
            throw new NotFound("proposal", id);
        }
        return match.interview() == null
                ? "matches/" + match.id()
                : match.interview().toString();
    }

    /** Chooses two sets where nothing was there, and books it if it can be; who sees which is decided as with all matches. */
    public void choose(Member me, UUID match, UUID one, UUID other) {
        chosen.choose(me, match, List.of(one, other));
    }
}
