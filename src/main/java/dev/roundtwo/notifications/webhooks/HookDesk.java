package dev.roundtwo.notifications.webhooks;

import dev.roundtwo.platform.Ids;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What is to be said to whom, and what came of it. */
@Component
@Transactional
class HookDesk {

    private static final int TRIES_KEPT = 20;
    private static final int FORGOTTEN_AT_ONCE = 5_000;
    private static final Duration KEPT = Duration.ofDays(30);

    private final JdbcClient sql;
    private final WebhookSecrets secrets;
    private final HookHealth health;
    private final Clock clock;

    HookDesk(JdbcClient sql, WebhookSecrets secrets, HookHealth health, Clock clock) {
        this.sql = sql;
        this.secrets = secrets;
        this.health = health;
        this.clock = clock;
    }

    /** A call to make. */
    record Call(UUID webhook, String url, String event, String body, List<String> secrets) {

        boolean test() {
            return event.equals(HookEvent.TEST.code());
        }
    }

    /** Nothing where the endpoint is gone, takes nothing, or has this one; and nothing leaves a workspace that nobody can enter. */
    Optional<Call> call(UUID message) {
        Optional<Call> call = sql.sql("""
                        select m.webhook_id, m.event, m.body, w.url from webhook_message m join webhook w on w.id = m.webhook_id
                        join workspace s on s.id = m.workspace_id
                        where m.id = ? and m.state <> 'DELIVERED' and s.suspended_at is null and s.closing_at is null
                          and (w.disabled_at is null or m.event = ?) for share of w
                        """)
                .params(message, HookEvent.TEST.code())
                .query((row, number) -> {
                    UUID webhook = row.getObject("webhook_id", UUID.class);
                    return new Call(
                            webhook,
                            row.getString("url"),
                            row.getString("event"),
                            row.getString("body"),
                            secrets.open(webhook));
                })
                .optional();
        if (call.isEmpty()) {
            sql.sql("update webhook_message set state = 'SKIPPED' where id = ? and state in ('WAITING', 'FAILED')")
                    .param(message)
                    .update();
        }
        return call;
    }

    /** Writes down a call; of many calls for one message the last are kept. */
    void tried(UUID message, Call call, HookTry attempt) {
        Optional<Integer> number = sql.sql("update webhook_message set tries = tries + 1 where id = ? returning tries")
                .param(message)
                .query(Integer.class)
                .optional();
        if (number.isEmpty()) {
            return; // deleted with its endpoint meanwhile
        }
        sql.sql("""
                insert into webhook_try (id, workspace_id, message_id, number, at, millis, status, answer)
                values (?, current_workspace(), ?, ?, ?, ?, ?, ?)
                """)
                .param(Ids.next())
                .param(message)
                .param(number.get())
                .param(Timestamp.from(attempt.at()))
                .param(attempt.millis())
                .param(attempt.status())
                .param(attempt.answer().replace('\0', ' '))
                .update();
        sql.sql("delete from webhook_try where message_id = ? and number <= ?")
                .params(message, number.get() - TRIES_KEPT)
                .update();
        if (attempt.gone()) {
            state(message, "SKIPPED");
        }
        health.note(call, attempt);
    }

    /** It has it; unless that was left out. */
    void arrived(UUID message) {
        state(message, "DELIVERED");
    }

    void gaveUp(UUID message) {
        state(message, "FAILED");
    }

    private void state(UUID message, String state) {
        sql.sql("update webhook_message set state = ? where id = ? and state in ('WAITING', 'FAILED')")
                .params(state, message)
                .update();
    }

    /** What is older than 30 days, of all workspaces: a function of the tables' owner takes it away. */
    @Transactional(propagation = Propagation.NEVER)
    void forget() {
        forget(FORGOTTEN_AT_ONCE);
    }

    void forget(int most) {
        long gone;
        do {
            gone = sql.sql("select webhook_messages_forget(?, ?)")
                    .params(Timestamp.from(clock.instant().minus(KEPT)), most)
                    .query(Long.class)
                    .single();
        } while (gone == most);
    }
}
