package dev.roundtwo.platform.deliveries;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The rows of messages on their way. Several nodes take from it at once: a row is locked while it is chosen and leased after
 * that, so no two nodes carry the same message while the lease lasts.
 */
@Component
@Transactional
class Queue {

    /**
     * The first message of each lane that is due, as many of each kind and destination as there are places; found by hopping
     * over the index. Destinations take turns, the one with the fewest on their way first, so that no slow one has all places.
     */
    private static final String CLAIM = """
            with recursive way (destination, kind) as (
                (select destination, kind from delivery order by destination, kind limit 1)
                union all
                select next.destination, next.kind from way cross join lateral (
                    select d.destination, d.kind from delivery d where (d.destination, d.kind) > (way.destination, way.kind)
                    order by d.destination, d.kind limit 1) next
            ), open (destination, kind, taken, had, places, kind_left) as (
                select way.destination, way.kind, coalesce(line.taken, 0), coalesce(line.had, 0),
                    greatest(known.each - coalesce(line.taken, 0), 0), known.kind_left
                from way
                join unnest(:kinds::text[], :each::int[], :left::int[]) known (kind, each, kind_left) on known.kind = way.kind
                left join unnest(:lineKinds::text[], :lines::text[], :taken::int[], :had::bigint[]) line (kind, destination, taken, had)
                    on line.kind = way.kind and line.destination = way.destination
            ), turn as materialized (
                select head.id, open.kind, open.kind_left, open.had, head.due_at, head.number, open.taken + row_number() over (
                    partition by open.destination, open.kind order by head.due_at, head.number) as turn
                from open cross join lateral (
                    select d.id, d.due_at, d.number from delivery d
                    where d.destination = open.destination and d.kind = open.kind and d.due_at <= :now
                      and (d.claimed_until is null or d.claimed_until < :now)
                      and not exists (select 1 from delivery before where before.lane = d.lane and before.number < d.number)
                    order by d.due_at, d.number limit open.places for update skip locked) head
            ), chosen as (
                select id from (
                    select id, turn, had, due_at, number, kind_left, row_number() over (
                        partition by kind order by turn, had, due_at, number) as of_kind
                    from turn) ranked
                where of_kind <= kind_left order by turn, had, due_at, number limit :free
            )
            update delivery set claim = :claim, claimed_until = :until where id in (select id from chosen)
            returning id, kind, destination, lane, workspace_id, account_id, correlation_id, payload::text as payload, sent_at,
                attempts, waits, first_failed
            """;

    private final JdbcClient sql;
    private final Clock clock;

    Queue(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    /** Adds the message unless it is there, or was delivered, already. */
    void add(Message message) {
        Timestamp sent = Timestamp.from(message.sentAt());
        sql.sql("""
                insert into delivery (id, kind, destination, lane, workspace_id, account_id, correlation_id, payload, sent_at,
                    due_at, attempts, waits)
                select :id, :kind, :destination, :lane, :workspace, :account, :correlation, :payload::jsonb, :sent, :sent, 0, 0
                where not exists (select 1 from job_done where message_id = :id and kind = :kind)
                on conflict (id) do nothing
                """)
                .param("id", message.id())
                .param("kind", message.kind())
                .param("destination", message.destination())
                .param("lane", message.lane())
                .param("workspace", message.workspace())
                .param("account", message.account())
                .param("correlation", message.correlationId())
                .param("payload", message.payload())
                .param("sent", sent)
                .update();
    }

    /** Of what is on its way in the caller's workspace. */
    Optional<Instant> due(String kind, String destination, String payload) {
        return sql.sql("""
                        select due_at from delivery where destination = ? and kind = ? and payload = ?::jsonb
                          and workspace_id = current_workspace() order by due_at limit 1
                        """)
                .params(destination, kind, payload)
                .query((row, number) -> row.getTimestamp(1).toInstant())
                .optional();
    }

    /** Takes what is due, as far as there are places for it. */
    List<Message> claim(UUID claim, Places places, Duration lease) {
        Instant now = now();
        return sql.sql(CLAIM)
                .param("now", Timestamp.from(now))
                .param("kinds", texts(places.kinds(), Places.Kind::kind))
                .param("each", numbers(places.kinds(), Places.Kind::each))
                .param("left", numbers(places.kinds(), Places.Kind::left))
                .param("lineKinds", texts(places.taken(), Places.Taken::kind))
                .param("lines", texts(places.taken(), Places.Taken::destination))
                .param("taken", numbers(places.taken(), Places.Taken::count))
                .param("had", places.taken().stream().map(Places.Taken::turn).toArray(Long[]::new))
                .param("free", places.free())
                .param("claim", claim)
                .param("until", Timestamp.from(now.plus(lease)))
                .query((row, number) -> message(row))
                .list();
    }

    private static <T> String[] texts(List<T> rows, Function<T, String> text) {
        return rows.stream().map(text).toArray(String[]::new);
    }

    private static <T> Integer[] numbers(List<T> rows, Function<T, Integer> number) {
        return rows.stream().map(number).toArray(Integer[]::new);
    }

    /** Takes the message out; says no when its lease ran out and somebody else has it. */
    boolean remove(Message message, UUID claim) {
        return sql.sql("delete from delivery where id = ? and claim = ?")
                        .params(message.id(), claim)
                        .update()
                == 1;
    }

    void remember(Message message) {
        sql.sql("insert into job_done (message_id, kind, done_at) values (?, ?, ?) on conflict do nothing")
                .params(message.id(), message.kind(), Timestamp.from(now()))
                .update();
    }

    /** Puts the message back for a later try, for this cause or, when none is given, still for the last one; what stands behind it in its lane waits with it. */
    boolean postpone(Message message, UUID claim, Duration pause, boolean counts, @Nullable String cause) {
        Timestamp next = Timestamp.from(now().plus(pause));
        boolean mine = sql.sql("""
                update delivery set claim = null, claimed_until = null, due_at = :next, first_failed = coalesce(first_failed, :now),
                    attempts = attempts + :tried, waits = waits + 1, cause = coalesce(:cause, cause)
                where id = :id and claim = :claim
                """)
                        .param("next", next)
                        .param("now", Timestamp.from(now()))
                        .param("tried", counts ? 1 : 0)
                        .param("cause", cause)
                        .param("id", message.id())
                        .param("claim", claim)
                        .update()
                == 1;
        if (mine) {
            sql.sql("update delivery set due_at = ? where lane = ? and due_at < ? and claimed_until is null")
                    .params(next, message.lane(), next)
                    .update();
        }
        return mine;
    }

    private static Message message(ResultSet row) throws SQLException {
        Timestamp failed = row.getTimestamp("first_failed");
        return new Message(
                row.getObject("id", UUID.class),
                row.getString("kind"),
                row.getString("destination"),
                row.getString("lane"),
                row.getObject("workspace_id", UUID.class),
                row.getObject("account_id", UUID.class),
                row.getString("correlation_id"),
                row.getString("payload"),
                row.getTimestamp("sent_at").toInstant(),
                row.getInt("attempts"),
                row.getInt("waits"),
                failed == null ? null : failed.toInstant());
    }
}
