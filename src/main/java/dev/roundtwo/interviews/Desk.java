package dev.roundtwo.interviews;

import dev.roundtwo.scoring.Scorecards;
import dev.roundtwo.tenancy.Member;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What waits for somebody in their interviews: rooms that are live, what comes next, cards they owe, what can be read. */
@Service
@Transactional(readOnly = true)
public class Desk {

    private static final String ROWS = """
            select i.id, i.title, i.status, i.mode, i.starts_at, i.started_at, i.finished_at, i.minutes, s.id as seat, s.sits_as as part,
              (select string_agg(o.name, ', ' order by o.id) from seat o
               where o.interview_id = i.id and o.part in ('CANDIDATE', 'PEER') and o.id <> s.id
                 and (o.left_at is null or i.status <> 'SCHEDULED')) as candidate,
              (select string_agg(o.name, ', ' order by o.id) from seat o
               where o.interview_id = i.id and o.part in ('LEAD', 'INTERVIEWER') and o.id <> s.id
                 and (o.left_at is null or i.status <> 'SCHEDULED')) as others
            from seat s join interview i on i.id = s.interview_id
            where s.workspace_id = :workspace and s.account_id = :me and (s.left_at is null or i.status <> 'SCHEDULED')
            """;
    private static final int FEW = 6;

    private final JdbcClient sql;
    private final Scorecards cards;

    Desk(JdbcClient sql, Scorecards cards) {
        this.sql = sql;
        this.cards = cards;
    }

    /** Rooms in which the member has a seat and that are live now. */
    public List<DeskRow> live(Member me) {
        return rows(me, "and i.status = 'LIVE' order by i.started_at desc, i.id limit 6");
    }

    /** The member's next interviews, the soonest first. */
    public List<DeskRow> next(Member me) {
        return rows(me, "and i.status = 'SCHEDULED' order by i.starts_at, i.id limit 6");
    }

    /** Finished interviews on which the member has not submitted their card. */
    public List<DeskRow> owed(Member me) {
        List<DeskRow> scoring = rows(
                me,
                "and i.status = 'SCORING' and s.sits_as in ('LEAD', 'INTERVIEWER', 'PEER', 'SHADOW') order by i.finished_at desc, i.id limit 30");
        Set<UUID> done = cards.submitted(scoring.stream().map(DeskRow::seat).collect(Collectors.toSet()));
        return scoring.stream()
                .filter(row -> !done.contains(row.seat()))
                .limit(FEW)
                .toList();
    }

    /** Interviews that were talked through, the latest first. */
    public List<DeskRow> past(Member me) {
        return rows(me, "and i.status in ('SCORING', 'CLOSED') order by i.finished_at desc, i.id limit 6");
    }

    private List<DeskRow> rows(Member me, String which) {
        return sql.sql(ROWS + which)
                .param("workspace", me.workspaceId())
                .param("me", me.accountId())
                .query((row, number) -> new DeskRow(
                        row.getObject("id", UUID.class),
                        row.getString("title"),
                        Status.valueOf(row.getString("status")),
                        Mode.valueOf(row.getString("mode")),
                        row.getTimestamp("starts_at").toInstant(),
                        Turns.instant(row, "started_at"),
                        Turns.instant(row, "finished_at"),
                        row.getInt("minutes"),
                        row.getObject("seat", UUID.class),
                        Part.valueOf(row.getString("part")),
                        row.getString("candidate") == null ? "" : row.getString("candidate"),
                        row.getString("others") == null ? "" : row.getString("others")))
                .list();
    }
}
