package dev.roundtwo.practice.rounds;

import dev.roundtwo.platform.Ids;
import dev.roundtwo.platform.NotFound;
import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.platform.audit.Audit;
import dev.roundtwo.practice.groups.Access;
import dev.roundtwo.practice.groups.Group;
import dev.roundtwo.practice.rounds.Pairing.Match;
import dev.roundtwo.tenancy.Member;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
    private final Roll roll;
    private final Matches matches;
    private final Audit audit;
    private final Clock clock;

    Rounds(JdbcClient sql, Access access, Roll roll, Matches matches, Audit audit, Clock clock) {
        this.sql = sql;
        this.access = access;
        this.roll = roll;
        this.matches = matches;
        this.audit = audit;
        this.clock = clock;
    }

    /** Drafts a round for the days from today on. */
    public UUID draft(Member me, UUID id) {
        Group group = access.steering(me, id).group();
        if (open(id) != null) {
            throw new RuleBroken("practice.round.open");
        }
        UUID round = draft(group, LocalDate.ofInstant(clock.instant(), group.zone()), null);
        if (round == null) {
            throw new RuleBroken("practice.round.few");
        }
        audit.record("round.drafted", "practice-round", round);
        return round;
    }

    /** Pairs the draft anew, with whoever is there now. */
    public void again(Member me, UUID id, UUID round, int version) {
        Group group = access.steering(me, id).group();
        Draft draft = mine(id, round, version);
        fill(group, round, draft.startsOn(), version + 1L);
    }

    /** Two people take each other's places in the draft. */
    public void swap(Member me, UUID id, UUID round, UUID one, UUID other, int version) {
        access.steering(me, id);
        mine(id, round, version);
        int moved = sql.sql("""
                        update practice_place set account_id = case account_id when :one then cast(:other as uuid) else cast(:one as uuid) end
                        where workspace_id = current_workspace() and round_id = :round and account_id in (:one, :other)
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
    public void publish(Member me, UUID id, UUID round, int version) {
        Group group = access.steering(me, id).group();
        Draft draft = find(id, round);
        if (draft.status().equals("PUBLISHED")) {
            return;
        }
        mine(id, round, version);
        if (!placed(round).equals(roll.present(id))) {
            throw new RuleBroken("practice.round.stale");
        }
        tell(group, round);
    }

    /** Throws the draft away; the next round comes as the rhythm says. */
    public void drop(Member me, UUID id, UUID round, int version) {
        access.steering(me, id);
        mine(id, round, version);
        sql.sql("update practice_round set status = 'DROPPED' where workspace_id = current_workspace() and id = ?")
                .param(round)
                .update();
        sql.sql("delete from practice_match where workspace_id = current_workspace() and round_id = ?")
                .param(round)
                .update();
        audit.record("round.dropped", "practice-round", round);
    }

    /** The group is locked by the caller; null when there are not two to pair. */
    @Nullable
    UUID draft(Group group, LocalDate day, @Nullable Instant publishAt) {
        UUID round = Ids.next();
        if (roll.present(group.id()).size() < 2) {
            return null;
        }
        sql.sql("""
                insert into practice_round (id, workspace_id, group_id, number, status, starts_on, made_at, publish_at, version)
                values (:id, current_workspace(), :group,
                    (select coalesce(max(number), 0) + 1 from practice_round where group_id = :group), 'DRAFT', :day, :now, :publish, 0)
                """)
                .param("id", round)
                .param("group", group.id())
                .param("day", day)
                .param("now", Timestamp.from(clock.instant()))
                .param("publish", publishAt == null ? null : Timestamp.from(publishAt))
                .update();
        fill(group, round, day, 0);
        return round;
    }

    /** The group is locked by the caller; whoever left since the draft, or came, is seen to. */
    void tellWhole(Group group, UUID round) {
        Draft draft = find(group.id(), round);
        if (!draft.status().equals("DRAFT")) {
            return;
        }
        Set<UUID> present = roll.present(group.id());
        if (present.size() < 2) {
            sql.sql("update practice_round set status = 'DROPPED' where id = ?")
                    .param(round)
                    .update();
            sql.sql("delete from practice_match where round_id = ?")
                    .param(round)
                    .update();
            return;
        }
        if (!placed(round).equals(present)) {
            fill(group, round, draft.startsOn(), draft.version());
        }
        tell(group, round);
    }

    @Nullable
    UUID open(UUID group) {
        return sql.sql("select id from practice_round where group_id = ? and status = 'DRAFT'")
                .param(group)
                .query((row, number) -> row.getObject(1, UUID.class))
                .optional()
                .orElse(null);
    }

    private void tell(Group group, UUID round) {
        Instant now = clock.instant();
        sql.sql("""
                update practice_round set status = 'PUBLISHED', published_at = ?, version = version + 1
                where workspace_id = current_workspace() and id = ? and status = 'DRAFT'
                """).params(Timestamp.from(now), round).update();
        matches.tell(group, round, now);
        audit.record("round.published", "practice-round", round);
    }

    private void fill(Group group, UUID round, LocalDate day, long seed) {
        sql.sql("delete from practice_match where workspace_id = current_workspace() and round_id = ?")
                .param(round)
                .update();
        List<Match> pairs = roll.pair(group, day, seed);
        matches.keep(group, round, pairs);
    }

    private Set<UUID> placed(UUID round) {
        return new HashSet<>(sql.sql("""
                select account_id from practice_place where workspace_id = current_workspace() and round_id = ?
                """)
                .param(round)
                .query((row, number) -> row.getObject(1, UUID.class))
                .list());
    }

    /** The draft as the caller saw it, from now on another version. */
    private Draft mine(UUID group, UUID round, int version) {
        Draft draft = find(group, round);
        int won = sql.sql("""
                        update practice_round set version = version + 1
                        where workspace_id = current_workspace() and id = ? and status = 'DRAFT' and version = ?
                        """).params(round, version).update();
        if (won == 0) {
            throw new RuleBroken("practice.round.changed");
        }
        return draft;
    }

    private Draft find(UUID group, UUID round) {
        return sql.sql("""
                        select status, starts_on, version from practice_round
                        where workspace_id = current_workspace() and id = ? and group_id = ?
                        """)
                .params(round, group)
                .query((row, number) -> new Draft(
                        row.getString("status"), row.getObject("starts_on", LocalDate.class), row.getInt("version")))
                .optional()
                .orElseThrow(() -> new NotFound("round", round));
    }

    private record Draft(String status, LocalDate startsOn, int version) {}
}
