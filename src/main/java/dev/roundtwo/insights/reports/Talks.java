package dev.roundtwo.insights.reports;

import dev.roundtwo.insights.reports.Reader.Span;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The single interviews of somebody's month, by time. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Talks {

    private static final int MOST = 200;

    private final JdbcClient sql;

    Talks(JdbcClient sql) {
        this.sql = sql;
    }

    /** What somebody did in it is a word of the bundle, {@code reports.part.…}. */
    record Talk(UUID interview, Instant at, String title, String part, int minutes) {}

    List<Talk> of(UUID account, Span span) {
        return sql.sql("""
                        select s.interview_id, s.taken_at, i.title, s.minutes, case
                            when s.missed then 'missed' when s.state = 'CANCELLED' then 'cancelled'
                            when s.part = 'PEER' then 'both' when s.part = 'CANDIDATE' then 'answered'
                            when s.part in ('LEAD', 'INTERVIEWER') then 'asked' else 'watched' end as part
                        from insight_seat s join insight_interview i on i.interview_id = s.interview_id
                        where s.workspace_id = current_workspace() and s.account_id = :account
                          and s.taken_at >= :from and s.taken_at < :to
                          and ((s.came and s.state = 'HELD') or s.missed or s.state = 'CANCELLED')
                        order by s.taken_at, s.interview_id limit :most
                        """)
                .param("account", account)
                .param("from", Timestamp.from(span.from()))
                .param("to", Timestamp.from(span.to()))
                .param("most", MOST)
                .query((row, number) -> new Talk(
                        row.getObject("interview_id", UUID.class),
                        row.getTimestamp("taken_at").toInstant(),
                        row.getString("title"),
                        row.getString("part"),
                        row.getInt("minutes")))
                .list();
    }
}
