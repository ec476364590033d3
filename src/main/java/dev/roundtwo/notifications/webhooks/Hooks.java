package dev.roundtwo.notifications.webhooks;

import dev.roundtwo.platform.Ids;
import dev.roundtwo.platform.deliveries.Deliveries;
import dev.roundtwo.platform.scope.Scope;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Writes to the endpoints that want to hear of something, in the transaction that does it. */
@Component
@Transactional
class Hooks {

    private final JdbcClient sql;
    private final Deliveries deliveries;
    private final JsonMapper json;
    private final Clock clock;

    Hooks(JdbcClient sql, Deliveries deliveries, JsonMapper json, Clock clock) {
        this.sql = sql;
        this.deliveries = deliveries;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Tells all who chose the event.
     *
     * @param subject what it is about: what is told about the same thing arrives in order
     */
    void tell(HookEvent event, String subject, Map<String, Object> data) {
        sql.sql("""
                select id from webhook where workspace_id = current_workspace() and disabled_at is null and ? = any(events) order by id
                """)
                .param(event.code())
                .query((row, number) -> row.getObject(1, UUID.class))
                .list()
                .forEach(webhook -> put(webhook, event, subject, data));
    }

    /** Whether looking up what it is about is worth it. */
    boolean anybodyHears(HookEvent event) {
        return sql.sql("""
                select exists (select from webhook where workspace_id = current_workspace() and disabled_at is null and ? = any(events))
                """).param(event.code()).query(Boolean.class).single();
    }

    /** Tells this one endpoint. */
    UUID put(UUID webhook, HookEvent event, String subject, Map<String, Object> data) {
        UUID id = Ids.next();
        Instant now = clock.instant();
        sql.sql("""
                insert into webhook_message (id, workspace_id, webhook_id, event, subject, body, created_at, state)
                values (?, current_workspace(), ?, ?, ?, ?, ?, 'WAITING')
                """)
                .params(id, webhook, event.code(), subject, body(event, now, data), Timestamp.from(now))
                .update();
        hand(id, id, webhook, subject);
        return id;
    }

    /** Nobody's own: it goes out though the account that caused it is erased meanwhile. */
    void hand(UUID id, UUID message, UUID webhook, String subject) {
        String endpoint = endpoint(webhook);
        new Scope(Scope.current().workspace(), null)
                .run(() -> deliveries.send(
                        HookCourier.KIND, id, endpoint, endpoint + ' ' + subject, new HookCourier.Letter(message)));
    }

    /** When a message is said the next time, where it waits for that. */
    Optional<Instant> due(UUID webhook, UUID message) {
        return deliveries.due(HookCourier.KIND, endpoint(webhook), new HookCourier.Letter(message));
    }

    private static String endpoint(UUID webhook) {
        return "webhook " + webhook;
    }

    private String body(HookEvent event, Instant now, Map<String, Object> data) {
        Map<String, Object> whole = new LinkedHashMap<>();
        whole.put(
                "workspace",
                sql.sql("select slug from workspace where id = current_workspace()")
                        .query(String.class)
                        .single());
        event.data().stream()
                .filter(name -> event.always(name) || data.containsKey(name))
                .forEach(name -> whole.put(name, data.get(name)));
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", event.code());
        body.put("timestamp", now.truncatedTo(ChronoUnit.MILLIS).toString());
        body.put("data", whole);
        return json.writeValueAsString(body);
    }
}
