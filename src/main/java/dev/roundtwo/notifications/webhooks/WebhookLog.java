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
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What an endpoint was told in the last 30 days, word by word, and what it answered; and telling it again. */
@Component
@Transactional
public class WebhookLog {

    static final int PAGE = 30;
    private static final int TESTS_A_MINUTE = 5;

    private static final String ROW = """
            select m.id, m.event, m.subject, m.body, m.created_at, m.state, m.tries, t.at, t.millis, t.status, t.answer
            from webhook_message m left join lateral (
                select * from webhook_try t where t.message_id = m.id order by t.number desc limit 1) t on true
            where m.workspace_id = ? and m.webhook_id = ?
            """;

    private final JdbcClient sql;
    private final Webhooks webhooks;
    private final Hooks hooks;
    private final Audit audit;
    private final Clock clock;

    WebhookLog(JdbcClient sql, Webhooks webhooks, Hooks hooks, Audit audit, Clock clock) {
        this.sql = sql;
        this.webhooks = webhooks;
        this.hooks = hooks;
        this.audit = audit;
        this.clock = clock;
    }

    /** A message with its last call, if there was one. */
    public record Entry(
            UUID id,
            String event,
            String subject,
            String body,
            Instant created,
            String state,
            int tries,
            @Nullable HookTry last) {

        public boolean waiting() {
            return state.equals("WAITING");
        }

        /** Whether it was called and did not take it: that is worth more than to say that it is on its way. */
        public boolean stuck() {
            return waiting() && last != null && !last.good();
        }
    }

    /** One page, newest first, of those older than the given one; one more than a page when there is another. */
    @Transactional(readOnly = true)
    public List<Entry> page(Member me, UUID webhook, @Nullable UUID older) {
        return page(me, webhook, older, PAGE + 1);
    }

    /** The same, at most so many. */
    @Transactional(readOnly = true)
    public List<Entry> page(Member me, UUID webhook, @Nullable UUID older, int most) {
        webhooks.get(me, webhook);
        return older == null
                ? sql.sql(ROW + "order by m.id desc limit ?")
                        .params(me.workspaceId(), webhook, most)
                        .query(WebhookLog::entry)
                        .list()
                : sql.sql(ROW + "and m.id < ? order by m.id desc limit ?")
                        .params(me.workspaceId(), webhook, older, most)
                        .query(WebhookLog::entry)
                        .list();
    }

    @Transactional(readOnly = true)
    public Entry entry(Member me, UUID webhook, UUID message) {
        webhooks.get(me, webhook);
        return sql.sql(ROW + "and m.id = ?")
                .params(me.workspaceId(), webhook, message)
                .query(WebhookLog::entry)
                .optional()
                .orElseThrow(() -> new NotFound("webhook message", message));
    }

    /** The calls for one message, the newest first. */
    @Transactional(readOnly = true)
    public List<HookTry> tries(Member me, UUID message) {
        me.mustBe(Role.ADMIN);
        return sql.sql(
                        "select at, millis, status, answer from webhook_try where workspace_id = ? and message_id = ? order by number desc")
                .params(me.workspaceId(), message)
                .query((row, number) -> attempt(row))
                .list();
    }

    /** When one that waits is said the next time; null when that is about now, or it waits no more. */
    @Transactional(readOnly = true)
    public @Nullable Instant next(Member me, UUID webhook, Entry entry) {
        me.mustBe(Role.ADMIN);
        return entry.waiting()
                ? hooks.due(webhook, entry.id())
                        .filter(clock.instant()::isBefore)
                        .orElse(null)
                : null;
    }

    /**
     * Says it again, word by word and under its old id.
     *
     * @throws RuleBroken while it is on its way, or its endpoint is switched off
     */
    public void replay(Member me, UUID webhook, UUID message) {
        me.mustBe(Role.ADMIN);
        if (webhooks.get(me, webhook).disabled()) {
            throw new RuleBroken("notifications.webhook.off");
        }
        Entry entry = entry(me, webhook, message);
        int again = sql.sql("update webhook_message set state = 'WAITING' where id = ? and state <> 'WAITING'")
                .param(message)
                .update();
        if (again == 0) {
            throw new RuleBroken("notifications.webhook.waiting");
        }
        hooks.hand(Ids.next(), message, webhook, entry.subject());
        audit.record("webhook.replayed", "webhook", webhook, "message", message.toString());
    }

    /**
     * Sends a test, to an endpoint that is switched off too.
     *
     * @throws RuleBroken after five within a minute
     */
    public UUID test(Member me, UUID webhook) {
        me.mustBe(Role.ADMIN);
        webhooks.get(me, webhook);
        long tests = sql.sql(
                        "select count(*) from webhook_message where workspace_id = ? and webhook_id = ? and event = ? and created_at > ?")
                .params(
                        me.workspaceId(),
                        webhook,
                        HookEvent.TEST.code(),
                        Timestamp.from(clock.instant().minus(Duration.ofMinutes(1))))
                .query(Long.class)
                .single();
        if (tests >= TESTS_A_MINUTE) {
            throw new RuleBroken("notifications.webhook.tests", TESTS_A_MINUTE);
        }
        audit.record("webhook.tested", "webhook", webhook);
        return hooks.put(webhook, HookEvent.TEST, "test " + Ids.next(), Map.of("webhook", webhook));
    }

    private static Entry entry(ResultSet row, int number) throws SQLException {
        return new Entry(
                row.getObject("id", UUID.class),
                row.getString("event"),
                row.getString("subject"),
                row.getString("body"),
                row.getTimestamp("created_at").toInstant(),
                row.getString("state"),
                row.getInt("tries"),
                row.getTimestamp("at") == null ? null : attempt(row));
    }

    private static HookTry attempt(ResultSet row) throws SQLException {
        return new HookTry(
                row.getTimestamp("at").toInstant(),
                row.getInt("millis"),
                row.getObject("status", Integer.class),
                row.getString("answer"));
    }
}
