package dev.roundtwo.practice.rounds;

import dev.roundtwo.platform.audit.Audit;
import dev.roundtwo.practice.groups.Group;
import dev.roundtwo.practice.rounds.Drafts.Draft;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Telling a round to all, once and whole, of a group that the caller has locked. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Publication {

    private final JdbcClient sql;
    private final Drafts drafts;
    private final Matches matches;
    private final Audit audit;
    private final Clock clock;

    Publication(JdbcClient sql, Drafts drafts, Matches matches, Audit audit, Clock clock) {
        this.sql = sql;
        this.drafts = drafts;
        this.matches = matches;
        this.audit = audit;
        this.clock = clock;
    }

    /** When no lead did; whoever left since the draft, or came, is seen to. */
    void tellWhole(Group group, UUID round) {
        Draft draft = drafts.find(group.id(), round);
        if (!draft.status().equals("DRAFT")) {
            return;
        }
        if (!drafts.enough(group)) {
            drafts.drop(round);
            return;
        }
        if (drafts.stale(group, round)) {
            drafts.fill(group, round, draft.startsOn(), draft.version());
        }
        tell(group, round);
    }

    void tell(Group group, UUID round) {
        Instant now = clock.instant();
        sql.sql("""
                update practice_round set status = 'PUBLISHED', published_at = ?, version = version + 1
                where workspace_id = current_workspace() and id = ? and status = 'DRAFT'
                """).params(Timestamp.from(now), round).update();
        matches.tell(group, round, now);
        audit.record("round.published", "practice-round", round);
    }
}
