package dev.roundtwo.notifications.webhooks;

import dev.roundtwo.notifications.webhooks.HookDesk.Call;
import dev.roundtwo.platform.audit.Audit;
import dev.roundtwo.platform.mail.Mailer;
import java.sql.Timestamp;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Whether endpoints answer. One that fails for days, or says that it is gone for good, is told nothing more, and its admins are. */
@Component
@Transactional
class HookHealth {

    private final JdbcClient sql;
    private final HookSettings settings;
    private final Audit audit;
    private final Mailer mailer;
    private final SwitchedOff switchedOff;

    HookHealth(JdbcClient sql, HookSettings settings, Audit audit, Mailer mailer, SwitchedOff switchedOff) {
        this.sql = sql;
        this.settings = settings;
        this.audit = audit;
        this.mailer = mailer;
        this.switchedOff = switchedOff;
    }

    /** Tests say nothing of how it takes what happens. */
    void note(Call call, HookTry attempt) {
        if (attempt.good()) {
            sql.sql("update webhook set failing_since = null, last_at = ? where id = ?")
                    .params(Timestamp.from(attempt.at()), call.webhook())
                    .update();
        } else if (attempt.gone()) {
            disable(call, attempt.at(), "GONE");
        } else if (!call.test()) {
            sql.sql(
                            "update webhook set failing_since = coalesce(failing_since, ?) where id = ? returning failing_since")
                    .params(Timestamp.from(attempt.at()), call.webhook())
                    .query((row, number) -> row.getTimestamp(1).toInstant())
                    .optional()
                    .filter(since -> since.plus(settings.patience()).isBefore(attempt.at()))
                    .ifPresent(since -> disable(call, attempt.at(), "FAILING"));
        }
    }

    private void disable(Call call, Instant now, String why) {
        int disabled = sql.sql(
                        "update webhook set disabled_at = ?, disabled_for = ? where id = ? and disabled_at is null")
                .params(Timestamp.from(now), why, call.webhook())
                .update();
        if (disabled == 1) {
            audit.record(why.equals("GONE") ? "webhook.gone" : "webhook.gave-up", "webhook", call.webhook());
            sql.sql("""
                    select a.name, a.email, w.name as workspace, w.colour, w.slug from member m join account a on a.id = m.account_id
                    join workspace w on w.id = m.workspace_id
                    where m.workspace_id = current_workspace() and m.role in ('ADMIN', 'OWNER')
                      and a.disabled_at is null and a.closed_at is null and not a.robot and not a.demo
                    """)
                    .query((row, number) -> switchedOff.mail(
                            new SwitchedOff.Admin(
                                    row.getString("name"),
                                    row.getString("email"),
                                    row.getString("workspace"),
                                    row.getString("colour"),
                                    row.getString("slug")),
                            call,
                            why))
                    .list()
                    .forEach(mailer::send);
        }
    }
}
