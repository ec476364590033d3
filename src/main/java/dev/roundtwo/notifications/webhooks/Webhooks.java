package dev.roundtwo.notifications.webhooks;

import dev.roundtwo.notifications.webhooks.WebhookRules.Checked;
import dev.roundtwo.platform.Ids;
import dev.roundtwo.platform.NotFound;
import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.platform.audit.Audit;
import dev.roundtwo.tenancy.Member;
import dev.roundtwo.tenancy.Role;
import java.sql.Timestamp;
import java.time.Clock;
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
            select w.*, a.name as added_by, t.at, t.millis, t.status, t.answer from webhook w left join account a on a.id = w.created_by
            left join lateral (select t.* from (
                    select id from webhook_message where webhook_id = w.id order by id desc limit 100) m join webhook_try t on t.message_id = m.id
                order by t.at desc, t.id desc limit 1) t on true
            where w.workspace_id = ?
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
                .query(WebhookRow::read)
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
                .query(WebhookRow::read)
                .list();
    }

    @Transactional(readOnly = true)
    public WebhookRow get(Member me, UUID id) {
        me.mustBe(Role.ADMIN);
        return find(me, id, "");
    }

    /**
     * Adds an endpoint.
     *
     * @return its id and its secret, which cannot be read again
     * @throws RuleBroken when one of the fields breaks its rule, or there are many already
     */
    public Added add(Member me, WebhookForm form) {
        me.mustBe(Role.ADMIN);
        Checked checked = rules.checked(form);
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
                .params(id, me.workspaceId(), checked.url(), checked.about(), checked.codes(), me.accountId(), now())
                .update();
        audit.record("webhook.added", "webhook", id, "events", String.join(" ", checked.events()));
        return new Added(id, secrets.first(me, id));
    }

    /** The same; switched off from the beginning, if that is said. */
    public Added add(Member me, WebhookForm form, @Nullable Boolean disabled) {
        Added added = add(me, form);
        if (Boolean.TRUE.equals(disabled)) {
            disable(me, added.id());
        }
        return added;
    }

    /** Changes where it is and what it is told. */
    public void change(Member me, UUID id, WebhookForm form) {
        me.mustBe(Role.ADMIN);
        Checked checked = rules.checked(form);
        int changed = sql.sql("update webhook set url = ?, about = ?, events = ? where workspace_id = ? and id = ?")
                .params(checked.url(), checked.about(), checked.codes(), me.workspaceId(), id)
                .update();
        there(changed, id);
        audit.record("webhook.changed", "webhook", id, "events", String.join(" ", checked.events()));
    }

    /**
     * Changes what was seen, and switches it off or on if that is said.
     *
     * @throws RuleBroken when a field breaks its rule, or somebody changed it meanwhile
     */
    public WebhookRow change(Member me, WebhookRow seen, WebhookForm form, @Nullable Boolean disabled) {
        me.mustBe(Role.ADMIN);
        WebhookRow now = find(me, seen.id(), " for update of w");
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

    private WebhookRow find(Member me, UUID id, String lock) {
        return sql.sql(ROW + "and w.id = ?" + lock)
                .params(me.workspaceId(), id)
                .query(WebhookRow::read)
                .optional()
                .orElseThrow(() -> new NotFound("webhook", id));
    }

    private static void there(int changed, UUID id) {
        if (changed == 0) {
            throw new NotFound("webhook", id);
        }
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
