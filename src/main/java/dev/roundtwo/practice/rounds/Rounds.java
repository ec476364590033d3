package dev.roundtwo.practice.rounds;

import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.platform.audit.Audit;
import dev.roundtwo.practice.groups.Access;
import dev.roundtwo.practice.groups.Group;
import dev.roundtwo.practice.rounds.Drafts.Draft;
import dev.roundtwo.tenancy.Member;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Rounds of a group: drafted, looked at and moved by hand by its leads, and published. A group has one draft at most; a round is
 * published once, whole, with one fact for each match.
 */
@Service
@Transactional
public class Rounds {

    private final JdbcClient sql;
    private final Access access;
    private final Drafts drafts;
    private final Publication publication;
    private final Audit audit;
    private final Clock clock;

    Rounds(JdbcClient sql, Access access, Drafts drafts, Publication publication, Audit audit, Clock clock) {
        this.sql = sql;
        this.access = access;
        this.drafts = drafts;
        this.publication = publication;
        this.audit = audit;
        this.clock = clock;
    }

    /** Drafts a round for the days from today on. */
    public UUID draft(Member me, UUID id) {
        Group group = access.steering(me, id).group();
        if (drafts.open(id) != null) {
            throw new RuleBroken("practice.round.open");
        }
        UUID round = drafts.make(group, LocalDate.ofInstant(clock.instant(), group.zone()), null);
        if (round == null) {
            throw new RuleBroken("practice.round.few");
        }
        audit.record("round.drafted", "practice-round", round);
        return round;
    }

    /** Pairs the draft anew, with whoever is there now. */
    public void again(Member me, UUID id, UUID round, int version) {
        Group group = access.steering(me, id).group();
        Draft draft = drafts.claim(id, round, version);
        drafts.fill(group, round, draft.startsOn(), version + 1L);
    }

    /** Two people take each other's places in the draft. */
    public void swap(Member me, UUID id, UUID round, UUID one, UUID other, int version) {
        access.steering(me, id);
        drafts.claim(id, round, version);
        int moved = sql.sql("""
                        update practice_place set account_id = case account_id when :one then cast(:other as uuid) else cast(:one as uuid) end
                        where workspace_id = current_workspace() and round_id = :round and account_id in (:one, :other)
                          and 2 = (select count(*) from practice_place two where two.workspace_id = current_workspace()
                            and two.round_id = :round and two.account_id in (:one, :other))
                        """)
                .param("one", one)
                .param("other", other)
                .param("round", round)
                .update();
        if (moved != 2) {
            throw new RuleBroken("practice.round.swap");
        }
    }

    /** Tells everybody. Done twice at once, or again, it is done once. */
    public boolean publish(Member me, UUID id, UUID round, int version) {
        Group group = access.steering(me, id).group();
        if (drafts.find(id, round).status().equals("PUBLISHED")) {
            return false;
        }
        drafts.claim(id, round, version);
        if (drafts.stale(group, round)) {
            throw new RuleBroken("practice.round.stale");
        }
        publication.tell(group, round);
        return true;
    }

    /** Throws the draft away; the next round comes as the rhythm says. */
    public void drop(Member me, UUID id, UUID round, int version) {
        access.steering(me, id);
        drafts.claim(id, round, version);
        drafts.drop(round);
        audit.record("round.dropped", "practice-round", round);
    }
}
