package dev.roundtwo.interviews.calendar;

import dev.roundtwo.identity.AccessRenewed;
import dev.roundtwo.platform.Secrets;
import dev.roundtwo.platform.audit.Audit;
import dev.roundtwo.platform.web.PublicUrl;
import dev.roundtwo.tenancy.Member;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A member's private feed: an address that their calendar program looks at, good for whoever knows it. Kept is its digest. */
@Service
@Transactional
public class Feeds {

    private final JdbcClient sql;
    private final PublicUrl url;
    private final Audit audit;
    private final Clock clock;

    Feeds(JdbcClient sql, PublicUrl url, Audit audit, Clock clock) {
        this.sql = sql;
        this.url = url;
        this.audit = audit;
        this.clock = clock;
    }

    /** How a member's feed stands: since when it has its address, and when somebody last read it there. */
    public record Feed(Instant madeAt, @Nullable Instant readAt) {}

    /** The caller's, if they have one. */
    @Transactional(readOnly = true)
    public Optional<Feed> of(Member me) {
        return sql.sql("select made_at, read_at from calendar_feed where workspace_id = ? and account_id = ?")
                .params(me.workspaceId(), me.accountId())
                .query((row, number) -> new Feed(row.getTimestamp("made_at").toInstant(), instant(row, "read_at")))
                .optional();
    }

    /** Gives the caller's feed a new address, which is not to be had again, and ends the one it had. */
    public String renew(Member me) {
        String token = Secrets.token();
        sql.sql("""
                insert into calendar_feed (workspace_id, account_id, digest, made_at) values (:workspace, :me, :digest, :now)
                on conflict (workspace_id, account_id) do update
                set digest = excluded.digest, made_at = excluded.made_at, read_at = null, content = null, changed_at = null
                """)
                .param("workspace", me.workspaceId())
                .param("me", me.accountId())
                .param("digest", Secrets.digest(token))
                .param("now", now())
                .update();
        audit.record("calendar.feed.made", "account", me.accountId());
        return url.of("/calendar/" + me.workspaceSlug() + "/" + token + ".ics");
    }

    public void close(Member me) {
        int closed = sql.sql("delete from calendar_feed where workspace_id = ? and account_id = ?")
                .params(me.workspaceId(), me.accountId())
                .update();
        if (closed == 1) {
            audit.record("calendar.feed.closed", "account", me.accountId());
        }
    }

    /** What was let in before may have been somebody else's. */
    @EventListener
    void renewed(AccessRenewed fact) {
        sql.sql("delete from calendar_feed where account_id = ?")
                .param(fact.accountId())
                .update();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
