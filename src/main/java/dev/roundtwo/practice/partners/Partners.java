package dev.roundtwo.practice.partners;

import dev.roundtwo.platform.Ids;
import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.practice.hours.Languages;
import dev.roundtwo.tenancy.Member;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finding a partner now. The queue is in the database and in no node's memory; who is not heard of for {@link #GONE} is gone from
 * it.
 */
@Service
@Transactional
public class Partners {

    /** The open page says every few seconds that somebody is there; who was silent for so long is paired with nobody. */
    static final Duration THERE = Duration.ofSeconds(15);

    /** And after so long they are gone from the line: between lies the time that a page takes to be loaded anew. */
    static final Duration GONE = Duration.ofSeconds(30);

    /** How long a match that was found is the first thing shown. */
    private static final Duration NEWS = Duration.ofMinutes(10);

    private static final Duration JUST = Duration.ofSeconds(10);
    static final String COLUMNS = "id, account_id, level, language, role, since";

    private static final String MINE =
            " where workspace_id = current_workspace() and account_id = ? and match_id is null";

    private final JdbcClient sql;
    private final Meeting meeting;
    private final Clock clock;

    Partners(JdbcClient sql, Meeting meeting, Clock clock) {
        this.sql = sql;
        this.meeting = meeting;
        this.clock = clock;
    }

    /** Whether an appointment keeps them from practising now. */
    @Transactional(readOnly = true)
    public boolean taken(Member me) {
        return !meeting.taken(List.of(me.accountId()), clock.instant()).isEmpty();
    }

    /** Waits from now on; who waits already goes on as they are. */
    public void wait(Member me, int level, String language, Wish role) {
        if (level < 1 || level > 4) {
            throw new RuleBroken("practice.level");
        }
        if (!Languages.NAMES.containsKey(language)) {
            throw new RuleBroken("practice.language");
        }
        // A click too many, here or in another tab: one after the other, and none once a partner was just found.
        sql.sql("select pg_advisory_xact_lock(hashtextextended('practice_wait ' || ?, 0))")
                .param(me.accountId().toString())
                .query((row, number) -> "")
                .single();
        Instant now = clock.instant();
        if (taken(me)) {
            throw new RuleBroken("practice.partner.taken");
        }
        sql.sql("""
                delete from practice_wait
                where workspace_id = current_workspace() and account_id = ? and match_id is not null and seen_at < ?
                """).params(me.accountId(), Timestamp.from(now.minus(JUST))).update();
        sql.sql("""
                insert into practice_wait (id, workspace_id, account_id, level, language, role, since, seen_at)
                select :id, current_workspace(), :account, :level, :language, :role, :now, :now
                where not exists (select from practice_wait where workspace_id = current_workspace() and account_id = :account)
                """)
                .param("id", Ids.next())
                .param("account", me.accountId())
                .param("level", level)
                .param("language", language)
                .param("role", role.name())
                .param("now", Timestamp.from(now))
                .update();
        meeting.pair();
    }

    /** Is still there. */
    public State seen(Member me) {
        heard(me, "?", clock.instant());
        return state(me);
    }

    /** Their page was closed: nobody is paired with them, and unless it was only loaded anew they are gone soon. */
    public void away(Member me) {
        heard(me, "least(seen_at, ?)", clock.instant().minus(THERE));
    }

    private void heard(Member me, String when, Instant at) {
        sql.sql("update practice_wait set seen_at = " + when + MINE)
                .params(Timestamp.from(at), me.accountId())
                .update();
    }

    /** Waits no longer; a match that was found meanwhile stays. */
    public void leave(Member me) {
        sql.sql("delete from practice_wait" + MINE).param(me.accountId()).update();
    }

    @Transactional(readOnly = true)
    public State state(Member me) {
        Instant now = clock.instant();
        return sql.sql("""
                        select %s, match_id from practice_wait
                        where workspace_id = current_workspace() and account_id = ? and (match_id is null or seen_at > ?)
                        order by match_id is not null, since desc limit 1
                        """.formatted(COLUMNS))
                .params(me.accountId(), Timestamp.from(now.minus(NEWS)))
                .query((row, number) -> {
                    UUID match = row.getObject("match_id", UUID.class);
                    Waiting mine = waiting(row, number);
                    return match == null
                            ? line(mine, now)
                            : new State(
                                    false,
                                    match,
                                    0,
                                    0,
                                    mine.level(),
                                    0,
                                    mine.language(),
                                    mine.role(),
                                    mine.since(),
                                    null);
                })
                .optional()
                .orElse(State.AWAY);
    }

    private State line(Waiting mine, Instant now) {
        int before = count("and (since, id) < (:since, :id)", mine, now);
        int all = count("", mine, now);
        return new State(
                true,
                null,
                before + 1,
                all,
                mine.level(),
                mine.reach(now),
                mine.language(),
                mine.role(),
                mine.since(),
                mine.wider(now));
    }

    /** Of those whose page is open, and oneself. */
    private int count(String which, Waiting mine, Instant now) {
        return sql.sql("""
                        select count(*) from practice_wait
                        where workspace_id = current_workspace() and match_id is null and language = :language
                          and (seen_at > :there or id = :id)
                        """ + which)
                .param("there", Timestamp.from(now.minus(THERE)))
                .param("language", mine.language())
                .param("since", Timestamp.from(mine.since()))
                .param("id", mine.id())
                .query(Integer.class)
                .single();
    }

    static Waiting waiting(ResultSet row, int number) throws SQLException {
        return new Waiting(
                row.getObject("id", UUID.class),
                row.getObject("account_id", UUID.class),
                row.getInt("level"),
                row.getString("language"),
                Wish.valueOf(row.getString("role")),
                row.getTimestamp("since").toInstant());
    }
}
