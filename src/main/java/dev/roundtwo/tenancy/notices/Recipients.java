package dev.roundtwo.tenancy.notices;

import dev.roundtwo.identity.Regional;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Time;
import java.time.LocalTime;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds who is to be told in the workspace in scope: members that act, and no programs. */
@Component
class Recipients {

    private final JdbcClient sql;

    Recipients(JdbcClient sql) {
        this.sql = sql;
    }

    Optional<Recipient> find(UUID account, NoticeKind kind) {
        return sql.sql("""
                select m.account_id, m.name, m.email, a.demo, a.zone, a.locale, m.workspace_id, m.workspace, m.slug, w.colour,
                    c.shown, c.mail, h.quiet_from, h.quiet_until, h.digest_hour, h.digest_on
                from acting_member m
                join account a on a.id = m.account_id
                join workspace w on w.id = m.workspace_id
                left join notice_choice c on c.workspace_id = m.workspace_id and c.account_id = m.account_id and c.kind = :kind
                left join notice_hours h on h.workspace_id = m.workspace_id and h.account_id = m.account_id
                where m.workspace_id = current_workspace() and m.account_id = :account and not a.robot
                """)
                .param("kind", kind.name())
                .param("account", account)
                .query((row, number) -> recipient(row, kind))
                .optional();
    }

    private static Recipient recipient(ResultSet row, NoticeKind kind) throws SQLException {
        String mail = row.getString("mail");
        return new Recipient(
                row.getObject("account_id", UUID.class),
                row.getString("name"),
                row.getString("email"),
                !row.getBoolean("demo"),
                row.getObject("workspace_id", UUID.class),
                row.getString("workspace"),
                row.getString("slug"),
                row.getString("colour"),
                Regional.kept(row.getString("zone"), row.getString("locale")),
                mail == null ? Choice.unmade(kind) : new Choice(row.getBoolean("shown"), MailTime.valueOf(mail)),
                hours(row));
    }

    static Hours hours(ResultSet row) throws SQLException {
        int hour = row.getInt("digest_hour");
        if (row.wasNull()) {
            return Hours.UNSAID;
        }
        Date digest = row.getDate("digest_on");
        return new Hours(
                time(row.getTime("quiet_from")),
                time(row.getTime("quiet_until")),
                hour,
                digest == null ? null : digest.toLocalDate());
    }

    private static @Nullable LocalTime time(@Nullable Time time) {
        return time == null ? null : time.toLocalTime();
    }
}
