package dev.roundtwo.platform.live;

import dev.roundtwo.platform.scope.Scope;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The events as rows. Reading opens its own transaction in the workspace's scope. */
@Component
class EventRows {

    private static final String APPEND = """
            with numbered as (
                insert into live_topic (workspace_id, topic, last_no) values (?, ?, 1)
                on conflict (workspace_id, topic) do update set last_no = live_topic.last_no + 1
                returning workspace_id, topic, last_no)
            insert into live_event (workspace_id, topic, no, name, data, at)
            select workspace_id, topic, last_no, ?, ?::jsonb, ? from numbered
            returning no
            """;
    private static final String AFTER = """
            select e.topic, e.no, e.name, e.data::text as data
            from unnest(?::text[], ?::bigint[]) as known (topic, no)
            join live_event e on e.workspace_id = ? and e.topic = known.topic and e.no > known.no
            order by e.topic, e.no
            """;

    private final JdbcClient sql;
    private final TransactionTemplate reading;
    private final TransactionTemplate writing;
    private final Clock clock;

    EventRows(JdbcClient sql, PlatformTransactionManager transactions, Clock clock) {
        this.sql = sql;
        this.clock = clock;
        this.writing = new TransactionTemplate(transactions);
        this.reading = new TransactionTemplate(transactions);
        reading.setReadOnly(true);
        reading.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** Writes the event in the caller's transaction; the topic's row stays locked until its end, so numbers follow commits. */
    LiveEvent append(LiveEvent event) {
        return event.numbered(sql.sql(APPEND)
                .params(event.workspace(), event.topic(), event.name(), event.data(), Timestamp.from(clock.instant()))
                .query(Long.class)
                .single());
    }

    /** All that happened on the topics after the numbers given, by topic and number. */
    List<LiveEvent> after(UUID workspace, Map<String, Long> known) {
        return read(workspace, () -> select(workspace, known));
    }

    /** How far the topics are, and what happened on them since the reader's last event. */
    Standing standing(UUID workspace, List<String> topics, String lastSeen) {
        return read(workspace, () -> {
            long[] now = numbers(workspace, topics);
            long[] seen = Standing.vector(lastSeen, now);
            if (seen == null || Arrays.equals(seen, now)) {
                return new Standing(now, now, List.of(), seen == null && !lastSeen.isEmpty());
            }
            Map<String, Long> known = new HashMap<>();
            for (int i = 0; i < seen.length; i++) {
                known.put(topics.get(i), seen[i]);
            }
            return Standing.since(topics, seen, now, select(workspace, known));
        });
    }

    /** Deletes what is older, one workspace at a time, as row-level security sees no more than one. */
    void forget(Duration age) {
        Timestamp before = Timestamp.from(clock.instant().minus(age));
        List<UUID> workspaces = sql.sql("select every_workspace() as id")
                .query((row, number) -> row.getObject("id", UUID.class))
                .list();
        for (UUID workspace : workspaces) {
            Scope.ofWorkspace(workspace)
                    .run(() -> writing.executeWithoutResult(
                            status -> sql.sql("delete from live_event where workspace_id = ? and at < ?")
                                    .params(workspace, before)
                                    .update()));
        }
    }

    private List<LiveEvent> select(UUID workspace, Map<String, Long> known) {
        String[] topics = known.keySet().toArray(String[]::new);
        Long[] numbers = known.values().toArray(Long[]::new);
        return sql.sql(AFTER)
                .params(topics, numbers, workspace)
                .query((row, number) -> new LiveEvent(
                        workspace,
                        row.getString("topic"),
                        row.getLong("no"),
                        row.getString("name"),
                        row.getString("data")))
                .list();
    }

    private long[] numbers(UUID workspace, List<String> topics) {
        long[] numbers = new long[topics.size()];
        sql.sql("select topic, last_no from live_topic where workspace_id = ? and topic = any(?)")
                .params(workspace, topics.toArray(String[]::new))
                .query(row -> {
                    numbers[topics.indexOf(row.getString("topic"))] = row.getLong("last_no");
                });
        return numbers;
    }

    private <T> T read(UUID workspace, Supplier<T> query) {
        return Scope.ofWorkspace(workspace).call(() -> Objects.requireNonNull(reading.execute(status -> query.get())));
    }
}
