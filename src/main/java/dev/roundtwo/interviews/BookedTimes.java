package dev.roundtwo.interviews;

import dev.roundtwo.practice.Appointments;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Interviews to come and going on, as times at which their people are taken. */
@Component
@Transactional(readOnly = true)
public class BookedTimes implements Appointments {

    private static final ScopedValue<UUID> LEFT_OUT = ScopedValue.newInstance();

    /** No interview is longer. */
    private static final Duration LONGEST = Duration.ofDays(1);

    private final JdbcClient sql;

    BookedTimes(JdbcClient sql) {
        this.sql = sql;
    }

    /** Looks for times as if this interview were none: it is to be moved. */
    public static <T> T leavingOut(UUID interview, Supplier<T> work) {
        return ScopedValue.where(LEFT_OUT, interview).call(work::get);
    }

    @Override
    public @Nullable Instant of(UUID match) {
        return sql.sql("""
                        select starts_at from interview
                        where workspace_id = current_workspace() and match_id = ? and status <> 'CANCELLED'
                        """)
                .param(match)
                .query((row, number) -> row.getTimestamp(1).toInstant())
                .optional()
                .orElse(null);
    }

    @Override
    public List<Taken> between(Collection<UUID> accounts, Instant from, Instant to) {
        return sql.sql("""
                        select s.account_id, i.starts_at, i.minutes from interview i join seat s on s.interview_id = i.id
                        where i.workspace_id = current_workspace() and i.status in ('SCHEDULED', 'LIVE')
                          and i.starts_at >= :from and i.starts_at < :to and s.left_at is null
                          and s.account_id = any(:accounts::uuid[]) and i.id is distinct from cast(:except as uuid)
                        """)
                .param("from", Timestamp.from(from.minus(LONGEST)))
                .param("to", Timestamp.from(to))
                .param("accounts", accounts.toArray(UUID[]::new))
                .param("except", LEFT_OUT.isBound() ? LEFT_OUT.get() : null)
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
