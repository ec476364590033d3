package dev.roundtwo.interviews.booking;

import dev.roundtwo.interviews.Status;
import dev.roundtwo.platform.NotFound;
import dev.roundtwo.tenancy.Member;
import java.time.Instant;
import java.util.List;
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
    private final Matched matched;

    MatchTimes(JdbcClient sql, PeerMatches matches, Proposals proposals, Matched matched) {
        this.sql = sql;
        this.matches = matches;
        this.proposals = proposals;
        this.matched = matched;
    }

    /** The page of its interview, or the room of one that begins at once; null while there is none. */
    public @Nullable String onward(Member me, UUID id) {
        PeerMatch match = matches.of(id);
        if (!match.practises(me.accountId()) && !me.accountId().equals(match.observes())) {
            throw new NotFound("match", id);
        }
        if (match.interview() == null) {
            return null;
        }
        Held held = Held.seen(sql, match.interview());
        boolean now = held.status() == Status.LIVE || (match.atOnce() && held.status() == Status.SCHEDULED);
        boolean seated = held.seatOf(me.accountId()).isPresent();
        String workspace = "/w/" + me.workspaceSlug();
        return seated ? workspace + (now ? "/rooms/" : "/interviews/") + match.interview() : workspace + "/interviews";
    }

    public void propose(Member me, UUID match, List<Instant> wanted) {
        proposals.forMatch(me, match, wanted);
    }

    /** Chooses what each half is about, and books it if it can be. */
    public void choose(Member me, UUID match, UUID first, UUID second) {
        matched.chosen(me, match, List.of(first, second));
    }
}
