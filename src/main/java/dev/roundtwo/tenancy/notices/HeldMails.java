package dev.roundtwo.tenancy.notices;

import dev.roundtwo.platform.mail.Letter;
import dev.roundtwo.platform.mail.Mail;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The mails of the workspace in scope that wait for their hour, each a row beside its notice. */
@Component
class HeldMails {

    private final JdbcClient sql;
    private final JsonMapper json;

    HeldMails(JdbcClient sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    /** What the inbox does not show and the mail needs. */
    record Enclosed(Mail.@Nullable Invite invite, Letter.@Nullable Button second) {}

    /** One that was held back, and whether the inbox shows it and it was read there. */
    record Held(Notice notice, boolean shown, boolean read) {}

    void hold(Recipient to, Notice notice, Instant due, boolean digest) {
        sql.sql(
                        "update notice set enclosed = ?::jsonb where workspace_id = current_workspace() and account_id = ? and id = ?")
                .params(
                        json.writeValueAsString(new Enclosed(notice.invite(), notice.second())),
                        to.account(),
                        notice.id())
                .update();
        sql.sql("""
                insert into notice_held (workspace_id, account_id, notice_id, due_at, digest) values (current_workspace(), ?, ?, ?, ?)
                """)
                .params(to.account(), notice.id(), Timestamp.from(due), digest)
                .update();
    }

    /** When the last of what waits about the same thing goes out: nothing overtakes it. */
    Optional<Instant> before(Recipient to, String subject) {
        return sql.sql("""
                select max(h.due_at) from notice_held h
                join notice n on n.workspace_id = h.workspace_id and n.account_id = h.account_id and n.id = h.notice_id
                where h.workspace_id = current_workspace() and h.account_id = ? and not h.digest and n.subject = ?
                """)
                .params(to.account(), subject)
                .query((row, number) -> Optional.ofNullable(row.getTimestamp(1)).map(Timestamp::toInstant))
                .single();
    }

    /**
     * Takes out what is due, in the order in which it was told; whoever comes second finds nothing. What only a later release knows
     * waits for it.
     */
    List<Held> take(UUID account, Instant now, boolean digest) {
        return sql.sql("""
                with due as (
                    delete from notice_held h using notice k
                    where h.workspace_id = current_workspace() and h.account_id = :account and h.due_at <= :now
                      and h.digest = :digest and k.workspace_id = h.workspace_id and k.account_id = h.account_id
                      and k.id = h.notice_id and k.kind = any(:known)
                    returning h.notice_id)
                select n.* from due join notice n on n.id = due.notice_id
                where n.workspace_id = current_workspace() and n.account_id = :account order by n.number
                """)
                .param("account", account)
                .param("now", Timestamp.from(now))
                .param("digest", digest)
                .param("known", NoticeKind.KNOWN)
                .query(this::held)
                .list();
    }

    /** Nothing of the kind waits any longer. */
    void forget(UUID workspace, UUID account, NoticeKind kind) {
        sql.sql("""
                delete from notice_held h using notice n
                where h.workspace_id = :workspace and h.account_id = :account and n.workspace_id = h.workspace_id
                  and n.account_id = h.account_id and n.id = h.notice_id and n.kind = :kind
                """)
                .param("workspace", workspace)
                .param("account", account)
                .param("kind", kind.name())
                .update();
    }

    /** Puts the day's mail off. */
    void putOff(UUID account, Instant due) {
        sql.sql(
                        "update notice_held set due_at = ? where workspace_id = current_workspace() and account_id = ? and digest")
                .params(Timestamp.from(due), account)
                .update();
    }

    private Held held(ResultSet row, int number) throws SQLException {
        String enclosed = row.getString("enclosed");
        Enclosed more = enclosed == null ? new Enclosed(null, null) : json.readValue(enclosed, Enclosed.class);
        Notice notice = new Notice(
                row.getObject("id", UUID.class),
                row.getObject("account_id", UUID.class),
                NoticeKind.valueOf(row.getString("kind")),
                row.getString("subject"),
                row.getString("title"),
                json.readValue(row.getString("lines"), new TypeReference<List<String>>() {}),
                json.readValue(row.getString("details"), new TypeReference<List<Letter.Row>>() {}),
                row.getString("action"),
                row.getString("path"),
                more.invite(),
                more.second());
        return new Held(notice, row.getBoolean("shown"), row.getTimestamp("read_at") != null);
    }
}
