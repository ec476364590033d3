package dev.roundtwo.notifications.webhooks;

import dev.roundtwo.platform.Ids;
import dev.roundtwo.platform.NotFound;
import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.platform.audit.Audit;
import dev.roundtwo.tenancy.Member;
import dev.roundtwo.tenancy.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The endpoints of a workspace, set up by its admins. What is changed here holds for what is still on its way, too. */
@Component
@Transactional
public class Webhooks {

    static final int MOST = 20;

    private static final String ROW = """
            select w.*, a.name as added_by from webhook w left join account a on a.id = w.created_by where w.workspace_id = ?
            """;

    private final JdbcClient sql;
    private final WebhookRules rules;
    private final WebhookSecrets secrets;
    private final Audit audit;
    private final Clock clock;

    Webhooks(JdbcClient sql, WebhookRules rules, WebhookSecrets secrets, Audit audit, Clock clock) {
        this.sql = sql;
        this.rules = rules;
        this.secrets = secrets;
        this.audit = audit;
        this.clock = clock;
    }

    /** All of them, the oldest first. */
    @Transactional(readOnly = true)
    public List<WebhookRow> of(Member me) {
        me.mustBe(Role.ADMIN);
        return sql.sql(ROW + "order by w.created_at, w.id")
                .param(me.workspaceId())
                .query(Webhooks::row)
                .list();
    }

    /** Those that were added after that one (null: all), at most so many. */
    @Transactional(readOnly = true)
    public List<WebhookRow> page(Member me, @Nullable UUID after, int most) {
        me.mustBe(Role.ADMIN);
        return sql.sql(ROW + "and (cast(? as uuid) is null or w.id > cast(? as uuid)) order by w.id limit ?")
                .param(me.workspaceId())
                .param(after)
                .param(after)
                .param(most)
                .query(Webhooks::row)
                .list();
    }

    @Transactional(readOnly = true)
    public WebhookRow get(Member me, UUID id) {
        me.mustBe(Role.ADMIN);
        return sql.sql(ROW + "and w.id = ?")
                .params(me.workspaceId(), id)
                .query(Webhooks::row)
                .optional()
                .orElseThrow(() -> new NotFound("webhook", id));
    }

    /**
     * Adds an endpoint.
     *
     * @return its id and its secret, which cannot be read again
     * @throws RuleBroken when one of the fields breaks its rule, or there are many already
     */
    public Added add(Member me, WebhookForm form) {
        me.mustBe(Role.ADMIN);
        String url = rules.url(form.url());
        String about = WebhookRules.about(form.about());
        List<String> events = WebhookRules.events(form.events());
        List<UUID> held = sql.sql("select id from workspace where id = ? for no key update")
                .param(me.workspaceId())
                .query((row, number) -> row.getObject(1, UUID.class))
                .list(); // so that two who add are counted one after the other
        if (held.isEmpty() || of(me).size() >= MOST) {
            throw new RuleBroken("notifications.webhook.many", MOST);
        }
        UUID id = Ids.next();
        sql.sql("""
                insert into webhook (id, workspace_id, url, about, events, created_by, created_at) values (?, ?, ?, ?, ?, ?, ?)
                """)
                .params(id, me.workspaceId(), url, about, events.toArray(String[]::new), me.accountId(), now())
                .update();
        audit.record("webhook.added", "webhook", id, "events", String.join(" ", events));
        return new Added(id, secrets.first(me, id));
    }

    /** Changes where it is and what it is told. */
    public void change(Member me, UUID id, WebhookForm form) {
        me.mustBe(Role.ADMIN);
        List<String> events = WebhookRules.events(form.events());
        int changed = sql.sql("update webhook set url = ?, about = ?, events = ? where workspace_id = ? and id = ?")
                .params(
                        rules.url(form.url()),
                        WebhookRules.about(form.about()),
                        events.toArray(String[]::new),
                        me.workspaceId(),
                        id)
                .update();
        there(changed, id);
        audit.record("webhook.changed", "webhook", id, "events", String.join(" ", events));
    }

    /**
     * Changes what was seen, and switches it off or on if that is said.
     *
     * @throws RuleBroken when a field breaks its rule, or somebody changed it meanwhile
     */
    public WebhookRow change(Member me, WebhookRow seen, WebhookForm form, @Nullable Boolean disabled) {
        me.mustBe(Role.ADMIN);
        WebhookRow now = sql.sql(ROW + "and w.id = ? for update of w")
                .params(me.workspaceId(), seen.id())
                .query(Webhooks::row)
                .optional()
                .orElseThrow(() -> new NotFound("webhook", seen.id()));
        if (!now.set().equals(seen.set())) {
            throw new RuleBroken("notifications.webhook.changed");
        }
        change(me, seen.id(), form);
        if (disabled != null && disabled) {
            disable(me, seen.id());
        } else if (disabled != null) {
            enable(me, seen.id());
        }
        return get(me, seen.id());
    }

    /** It is told nothing more; what is on its way is left out. */
    public void disable(Member me, UUID id) {
        me.mustBe(Role.ADMIN);
        get(me, id);
        int changed = sql.sql("""
                update webhook set disabled_at = ?, disabled_for = 'ADMIN' where workspace_id = ? and id = ? and disabled_at is null
                """).params(now(), me.workspaceId(), id).update();
        if (changed == 1) {
            audit.record("webhook.disabled", "webhook", id);
        }
    }

    /** It is told what happens from now on, and has time again to answer. */
    public void enable(Member me, UUID id) {
        me.mustBe(Role.ADMIN);
        get(me, id);
        int changed = sql.sql("""
                update webhook set disabled_at = null, disabled_for = null, failing_since = null
                where workspace_id = ? and id = ? and disabled_at is not null
                """).params(me.workspaceId(), id).update();
        if (changed == 1) {
            audit.record("webhook.enabled", "webhook", id);
        }
    }

    /** It and its log are gone. */
    public void delete(Member me, UUID id) {
        me.mustBe(Role.ADMIN);
        there(
                sql.sql("delete from webhook where workspace_id = ? and id = ?")
                        .params(me.workspaceId(), id)
                        .update(),
                id);
        audit.record("webhook.deleted", "webhook", id);
    }

    /** An endpoint that was added, and its secret. */
    public record Added(UUID id, String secret) {}

    private static void there(int changed, UUID id) {
        if (changed == 0) {
            throw new NotFound("webhook", id);
        }
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private static WebhookRow row(ResultSet row, int number) throws SQLException {
        return new WebhookRow(
                row.getObject("id", UUID.class),
                row.getString("url"),
                row.getString("about"),
                List.of((String[]) row.getArray("events").getArray()),
                row.getString("added_by"),
                row.getTimestamp("created_at").toInstant(),
                row.getString("disabled_for"),
                instant(row.getTimestamp("disabled_at")),
                instant(row.getTimestamp("failing_since")),
                instant(row.getTimestamp("last_at")));
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
