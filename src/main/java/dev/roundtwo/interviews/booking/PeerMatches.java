package dev.roundtwo.interviews.booking;

import dev.roundtwo.platform.NotFound;
import dev.roundtwo.practice.PeersMatched;
import dev.roundtwo.practice.rounds.RoundPeriods.Period;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The matches that interviews was told of, in the workspace in scope. */
@Component
@Transactional
public class PeerMatches {

    static final String AT_ONCE = "Practice";

    private final JdbcClient sql;
    private final Clock clock;

    PeerMatches(JdbcClient sql, Clock clock) {
        this.clock = clock;
        this.sql = sql;
    }

    @Transactional(readOnly = true)
    public PeerMatch of(UUID match) {
        return find(match, "");
    }

    /** The same, and nobody else books it until the transaction ends. */
    PeerMatch hold(UUID match) {
        return find(match, " for update");
    }

    boolean known(UUID match) {
        return sql.sql(
                        "select exists (select from peer_match where workspace_id = current_workspace() and match_id = ?)")
                .param(match)
                .query(Boolean.class)
                .single();
    }

    /** Of those that a group was told of at a moment, the one after that one; null behind the last. */
    @Nullable
    UUID next(UUID group, Instant told, @Nullable UUID after) {
        return sql.sql("""
                        select match_id from peer_match where workspace_id = current_workspace() and group_id = :group
                          and told_at = :told and (cast(:after as uuid) is null or match_id > :after) order by match_id limit 1
                        """)
                .param("group", group)
                .param("told", Timestamp.from(told))
                .param("after", after)
                .query((row, number) -> row.getObject(1, UUID.class))
                .optional()
                .orElse(null);
    }

    /** The one that the interview came of last; null for those that were planned by hand. */
    @Transactional(readOnly = true)
    public @Nullable PeerMatch behind(UUID interview) {
        return sql.sql("select " + PeerMatch.COLUMNS
                        + " from peer_match where workspace_id = current_workspace() and interview_id = ?")
                .param(interview)
                .query(PeerMatch::read)
                .optional()
                .orElse(null);
    }

    /** Those of somebody that still wait for a time, the oldest first. */
    @Transactional(readOnly = true)
    List<WaitingRow> waiting(UUID account) {
        return sql.sql("""
                        select m.match_id, m.title, case when m.anonymous then 'your partner' else a.name end as partner, m.told_at,
                          exists (select from time_proposal p where p.workspace_id = m.workspace_id and p.match_id = m.match_id
                            and p.ended is null and p.account_id <> :me) as asked
                        from peer_match m join account a on a.id = case m.asks when :me then m.answers else m.asks end
                        where m.workspace_id = current_workspace()
                          and not exists (select from interview i where i.id = m.interview_id and i.status <> 'CANCELLED')
                          and (m.asks = :me or m.answers = :me) and coalesce(m.until, m.told_at + :news * interval '1 second') > :now
                        order by m.told_at, m.match_id limit 20
                        """)
                .param("me", account)
                .param("now", Timestamp.from(clock.instant()))
                .param("news", PeerMatch.NEWS.toSeconds())
                .query((row, number) -> new WaitingRow(
                        row.getObject("match_id", UUID.class),
                        row.getString("title"),
                        row.getString("partner"),
                        row.getTimestamp("told_at").toInstant(),
                        row.getBoolean("asked")))
                .list();
    }

    /** Whether this was the first time it was told. */
    boolean keep(PeersMatched fact, @Nullable Period period) {
        return sql.sql("""
                        insert into peer_match (match_id, workspace_id, group_id, title, zone, asks, answers, observes, sets, anonymous,
                                                told_at, until)
                        values (:match, current_workspace(), :group, :title, :zone, :asks, :answers, :observes, :sets, :anonymous,
                                :at, :until)
                        on conflict do nothing
                        """)
                        .param("match", fact.match())
                        .param("group", fact.group())
                        .param("title", period == null ? AT_ONCE : period.group())
                        .param("zone", period == null ? "UTC" : period.zone().getId())
                        .param("asks", fact.asks())
                        .param("answers", fact.answers())
                        .param("observes", fact.observes())
                        .param("sets", fact.sets().toArray(UUID[]::new))
                        .param("anonymous", fact.anonymous())
                        .param("at", Timestamp.from(fact.at()))
                        .param("until", period == null ? null : Timestamp.from(period.until()))
                        .update()
                == 1;
    }

    void booked(UUID match, UUID interview) {
        sql.sql("update peer_match set interview_id = ? where workspace_id = current_workspace() and match_id = ?")
                .params(interview, match)
                .update();
    }

    void choose(UUID match, List<UUID> sets) {
        sql.sql("update peer_match set sets = ? where workspace_id = current_workspace() and match_id = ?")
                .params(sets.toArray(UUID[]::new), match)
                .update();
    }

    void named(UUID match) {
        sql.sql("update peer_match set anonymous = false where workspace_id = current_workspace() and match_id = ?")
                .param(match)
                .update();
    }

    private PeerMatch find(UUID match, String lock) {
        return sql.sql("select " + PeerMatch.COLUMNS
                        + " from peer_match where workspace_id = current_workspace() and match_id = ?" + lock)
                .param(match)
                .query(PeerMatch::read)
                .optional()
                .orElseThrow(() -> new NotFound("match", match));
    }
}
