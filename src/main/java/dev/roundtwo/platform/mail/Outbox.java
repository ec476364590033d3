package dev.roundtwo.platform.mail;

import dev.roundtwo.platform.NotFound;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The mails that were kept for want of a mail server. */
@Component
@Transactional
class Outbox {

    private static final String ROW =
            "select id, recipient, subject, text, html, method, calendar, unsubscribe, sent_at from outbox_mail ";
    private static final int SHOWN = 100;

    private final JdbcClient sql;
    private final Clock clock;

    Outbox(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    void keep(UUID id, Mail mail) {
        Mail.Invite invite = mail.invite();
        sql.sql("""
                insert into outbox_mail (id, recipient, subject, text, html, method, calendar, unsubscribe, sent_at)
                values (:id, :to, :subject, :text, :html, :method, :calendar, :unsubscribe, :now) on conflict do nothing
                """)
                .param("id", id)
                .param("to", mail.to())
                .param("subject", mail.subject())
                .param("text", mail.text())
                .param("html", mail.html())
                .param("method", invite == null ? null : invite.method())
                .param("calendar", invite == null ? null : invite.calendar())
                .param("unsubscribe", mail.unsubscribe())
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    void forget(Duration age) {
        sql.sql("delete from outbox_mail where sent_at < ?")
                .param(Timestamp.from(clock.instant().minus(age)))
                .update();
    }

    @Transactional(readOnly = true)
    List<KeptMail> newest() {
        return sql.sql(ROW + "order by sent_at desc, id desc limit ?")
                .param(SHOWN)
                .query(Outbox::row)
                .list();
    }

    @Transactional(readOnly = true)
    KeptMail mail(UUID id) {
        return sql.sql(ROW + "where id = ?")
                .param(id)
                .query(Outbox::row)
                .optional()
                .orElseThrow(() -> new NotFound("mail", id));
    }

    private static KeptMail row(ResultSet row, int number) throws SQLException {
        return new KeptMail(
                row.getObject("id", UUID.class),
                row.getString("recipient"),
                row.getString("subject"),
                row.getString("text"),
                row.getString("html"),
                row.getString("method"),
                row.getString("calendar"),
                row.getString("unsubscribe"),
                row.getTimestamp("sent_at").toInstant());
    }
}
