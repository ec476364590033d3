package dev.roundtwo.interviews;

import dev.roundtwo.practice.Appointments;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Interviews to come and going on, as times at which their people are taken. */
@Component
@Transactional(readOnly = true)
class BookedTimes implements Appointments {

    /** No interview is longer. */
    private static final Duration LONGEST = Duration.ofDays(1);

    private final JdbcClient sql;

    BookedTimes(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public List<Taken> between(Collection<UUID> accounts, Instant from, Instant to) {
        return sql.sql("""
                        select s.account_id, i.starts_at, i.minutes from interview i join seat s on s.interview_id = i.id
                        where i.workspace_id = current_workspace() and i.status in ('SCHEDULED', 'LIVE')
                          and i.starts_at >= :from and i.starts_at < :to and s.left_at is null
                          and s.account_id = any(:accounts::uuid[])
                        """)
                .param("from", Timestamp.from(from.minus(LONGEST)))
                .param("to", Timestamp.from(to))
                .param("accounts", accounts.toArray(UUID[]::new))
                .query((row, number) -> {
                    Instant start = row.getTimestamp("starts_at").toInstant();
                    return new Taken(
                            row.getObject("account_id", UUID.class),
                            start,
                            start.plus(Duration.ofMinutes(row.getInt("minutes"))));
                })
                .list();
    }
}
