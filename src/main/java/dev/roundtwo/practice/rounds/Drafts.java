package dev.roundtwo.practice.rounds;

import dev.roundtwo.platform.Ids;
import dev.roundtwo.platform.NotFound;
import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.practice.groups.Group;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Rounds that were not told yet, of a group that the caller has locked; it has one at most. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Drafts {

    private final JdbcClient sql;
    private final Roll roll;
    private final Matches matches;
    private final Clock clock;

    Drafts(JdbcClient sql, Roll roll, Matches matches, Clock clock) {
        this.sql = sql;
        this.roll = roll;
        this.matches = matches;
        this.clock = clock;
    }

    /** A round as it stands. */
    record Draft(String status, LocalDate startsOn, int version) {}

    @Nullable
    UUID open(UUID group) {
        return sql.sql("select id from practice_round where group_id = ? and status = 'DRAFT'")
                .param(group)
                .query((row, number) -> row.getObject(1, UUID.class))
                .optional()
                .orElse(null);
    }

    /** Null when there are not two to pair. */
    @Nullable
    UUID make(Group group, LocalDate day, @Nullable Instant publishAt) {
        if (!enough(group)) {
            return null;
        }
        UUID round = Ids.next();
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

    /** Pairs it with whoever is there now. */
    void fill(Group group, UUID round, LocalDate day, long seed) {
        empty(round);
        matches.keep(group, round, roll.pair(group, day, seed));
    }

    boolean enough(Group group) {
        return roll.present(group.id()).size() > 1;
    }

    /** Whether somebody joined, left or began to rest since it was paired. */
    boolean stale(Group group, UUID round) {
        return !placed(round).equals(roll.present(group.id()));
    }

    void drop(UUID round) {
        sql.sql("update practice_round set status = 'DROPPED' where workspace_id = current_workspace() and id = ?")
                .param(round)
                .update();
        empty(round);
    }

    Draft find(UUID group, UUID round) {
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

    /** The draft as the caller saw it, from now on another version. */
    Draft claim(UUID group, UUID round, int version) {
        Draft draft = find(group, round);
        int won = sql.sql("""
                        update practice_round set version = version + 1
                        where workspace_id = current_workspace() and id = ? and status = 'DRAFT' and version = ?
                        """).params(round, version).update();
        if (won == 0) {
            throw new RuleBroken("practice.round." + (draft.status().equals("DRAFT") ? "changed" : draft.status()));
        }
        return draft;
    }

    private Set<UUID> placed(UUID round) {
        return new HashSet<>(sql.sql("""
                select account_id from practice_place where workspace_id = current_workspace() and round_id = ?
                """)
                .param(round)
                .query((row, number) -> row.getObject(1, UUID.class))
                .list());
    }

    private void empty(UUID round) {
        sql.sql("delete from practice_match where workspace_id = current_workspace() and round_id = ?")
                .param(round)
                .update();
    }
}
