package dev.roundtwo.practice;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What is known of people's appointments, in the workspace in scope. Whoever holds the appointments tells it; told twice it
 * counts once, and a later word on the same appointment stands.
 */
@Service
@Transactional
public class Standings {

    private final JdbcClient sql;

    Standings(JdbcClient sql) {
        this.sql = sql;
    }

    /** Says whether that is news. */
    public boolean kept(UUID account, UUID appointment, Instant at) {
        return tell(account, appointment, at, true);
    }

    /** Says whether that is news. */
    public boolean missed(UUID account, UUID appointment, Instant at) {
        return tell(account, appointment, at, false);
    }

    /** It was called off after all, and says nothing of anybody. */
    public void forget(UUID appointment) {
        sql.sql("delete from practice_attendance where workspace_id = current_workspace() and appointment = ?")
                .param(appointment)
                .update();
    }

    @Transactional(readOnly = true)
    public Standing of(UUID account) {
        return of(List.of(account)).getOrDefault(account, Standing.FRESH);
    }

    /** Of those of whom something is known. */
    @Transactional(readOnly = true)
    public Map<UUID, Standing> of(Collection<UUID> accounts) {
        Map<UUID, Standing> found = new HashMap<>();
        sql.sql("""
                select p.account_id, a.kept, a.at from unnest(:accounts::uuid[]) as p(account_id)
                cross join lateral (select t.kept, t.at from practice_attendance t
                    where t.workspace_id = current_workspace() and t.account_id = p.account_id order by t.at desc limit :most) a
                order by a.at
                """)
                .param("accounts", accounts.toArray(UUID[]::new))
                .param("most", Standing.REMEMBERED)
                .query(row -> {
                    UUID account = row.getObject("account_id", UUID.class);
                    Standing before = found.getOrDefault(account, Standing.FRESH);
                    found.put(
                            account,
                            before.after(
                                    row.getBoolean("kept"),
                                    row.getTimestamp("at").toInstant()));
                });
        return found;
    }

    private boolean tell(UUID account, UUID appointment, Instant at, boolean kept) {
        return sql.sql("""
                insert into practice_attendance (workspace_id, account_id, appointment, kept, at)
                select current_workspace(), m.account_id, :appointment, :kept, :at from member m
                where m.workspace_id = current_workspace() and m.account_id = :account
                on conflict (workspace_id, account_id, appointment) do update set kept = excluded.kept, at = excluded.at
                    where (practice_attendance.kept, practice_attendance.at) is distinct from (excluded.kept, excluded.at)
                """)
                        .param("appointment", appointment)
                        .param("kept", kept)
                        .param("at", Timestamp.from(at))
                        .param("account", account)
                        .update()
                == 1;
    }
}
