package dev.roundtwo.tenancy.notices;

import dev.roundtwo.platform.live.LiveFeed;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Tells people what concerns them, in the transaction that makes it so: in their inbox, by mail, or not, as they chose. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Notices {

    private final JdbcClient sql;
    private final Recipients recipients;
    private final Postbox postbox;
    private final LiveFeed live;
    private final JsonMapper json;
    private final Clock clock;

    Notices(JdbcClient sql, Recipients recipients, Postbox postbox, LiveFeed live, JsonMapper json, Clock clock) {
        this.sql = sql;
        this.recipients = recipients;
        this.postbox = postbox;
        this.live = live;
        this.json = json;
        this.clock = clock;
    }

    /** Tells it in the workspace in scope: once, however often it is told. Whoever is no member of it hears nothing. */
    public void tell(Notice notice) {
        Optional<Recipient> to = recipients.find(notice.account(), notice.kind());
        if (to.isEmpty() || !keep(to.get(), notice)) {
            return;
        }
        if (to.get().choice().shown()) {
            live.publish(topic(notice.account()), "notices", Map.of());
        }
        if (postbox.reaches(to.get()) && to.get().choice().mail() != MailTime.NONE) {
            postbox.post(to.get(), notice);
        }
    }

    /** On what topic of the live feed the account hears that its inbox changed. */
    static String topic(UUID account) {
        return "notices/" + account;
    }

    private boolean keep(Recipient to, Notice notice) {
        return sql.sql("""
                        insert into notice (workspace_id, account_id, id, kind, subject, title, lines, details, action, path, shown, told_at,
                            names)
                        values (current_workspace(), :account, :id, :kind, :subject, :title, :lines::jsonb, :details::jsonb, :action, :path,
                            :shown, :now, :names)
                        on conflict do nothing
                        """)
                        .param("account", to.account())
                        .param("id", notice.id())
                        .param("kind", notice.kind().name())
                        .param("subject", notice.subject())
                        .param("title", notice.title())
                        .param("lines", json.writeValueAsString(notice.lines()))
                        .param("details", json.writeValueAsString(notice.rows()))
                        .param("action", notice.actionLabel())
                        .param("path", notice.path())
                        .param("shown", to.choice().shown())
                        .param("now", Timestamp.from(clock.instant()))
                        .param("names", notice.names().toArray(UUID[]::new))
                        .update()
                == 1;
    }
}
