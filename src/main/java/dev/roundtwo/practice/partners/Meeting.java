package dev.roundtwo.practice.partners;

import dev.roundtwo.platform.live.LiveFeed;
import dev.roundtwo.practice.Appointments;
import dev.roundtwo.practice.Appointments.Taken;
import dev.roundtwo.practice.Standing;
import dev.roundtwo.practice.Standings;
import dev.roundtwo.practice.rounds.Matches;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Pairs who waits in the workspace in scope, those first who wait longest. One node at a time does it in a workspace, another one
 * that comes meanwhile leaves it be; rows that somebody changes right now are left for the next look.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Meeting {

    private static final Duration LATELY = Duration.ofDays(1);

    /** What is practised at once takes about so long. */
    private static final Duration PRACTICE = Duration.ofHours(1);

    private final JdbcClient sql;
    private final Hopeful hopeful;
    private final Matches matches;
    private final Standings standings;
    private final ObjectProvider<Appointments> appointments;
    private final LiveFeed live;
    private final Clock clock;

    Meeting(
            JdbcClient sql,
            Hopeful hopeful,
            Matches matches,
            Standings standings,
            ObjectProvider<Appointments> appointments,
            LiveFeed live,
            Clock clock) {
        this.sql = sql;
        this.hopeful = hopeful;
        this.matches = matches;
        this.standings = standings;
        this.appointments = appointments;
        this.live = live;
        this.clock = clock;
    }

    static String topic(UUID account) {
        return "partner/" + account;
    }

    /** Says how many matches it made. */
    int pair() {
        if (!alone()) {
            return 0;
        }
        Instant now = clock.instant();
        sql.sql("""
                delete from practice_wait where id in (select id from practice_wait
                    where workspace_id = current_workspace() and match_id is null and seen_at < ? for update skip locked)
                """).param(Timestamp.from(now.minus(Partners.GONE))).update();
        List<UUID> some = hopeful.some(now);
        if (some.isEmpty()) {
            return 0;
        }
        List<Waiting> queue = new ArrayList<>(sql.sql("select " + Partners.COLUMNS + """
                         from practice_wait where workspace_id = current_workspace() and match_id is null and id = any(?::uuid[])
                          and seen_at > ? order by since, id for update skip locked
                        """)
                .param(some.toArray(UUID[]::new))
                .param(Timestamp.from(now.minus(Partners.THERE)))
                .query(Partners::waiting)
                .list());
        if (queue.size() < 2) {
            return 0;
        }
        Set<UUID> taken = taken(queue.stream().map(Waiting::account).toList(), now);
        queue.removeIf(one -> taken.contains(one.account()));
        List<UUID> accounts = queue.stream().map(Waiting::account).toList();
        Map<Set<UUID>, Met> met = met(accounts);
        Map<UUID, Standing> standing = standings.of(accounts);
        int made = 0;
        while (queue.size() > 1) {
            Waiting first = queue.removeFirst();
            Optional<Waiting> partner = queue.stream()
                    .filter(other ->
                            first.fits(other, met(met, first, other).last().isAfter(now.minus(LATELY)), now))
                    .min(Comparator.<Waiting>comparingInt(
                                    other -> met(met, first, other).times())
                            .thenComparing(other -> !first.role().suits(other.role()))
                            .thenComparing(other -> Math.abs(first.level() - other.level()))
                            .thenComparing(other -> -standing.getOrDefault(other.account(), Standing.FRESH)
                                    .points())
                            .thenComparing(Waiting::since));
            if (partner.isPresent()) {
                queue.remove(partner.get());
                match(first, partner.get(), now);
                made++;
            }
        }
        return made;
    }

    /** Who of them has an appointment now, or so soon that nothing could be practised before it. */
    Set<UUID> taken(Collection<UUID> accounts, Instant now) {
        Instant until = now.plus(PRACTICE);
        return appointments
                .orderedStream()
                .flatMap(kind -> kind.between(accounts, now, until).stream())
                .filter(one -> one.from().isBefore(until) && one.to().isAfter(now))
                .map(Taken::account)
                .collect(Collectors.toSet());
    }

    /** The lock ends with the transaction, also when its node dies. */
    private boolean alone() {
        return sql.sql("select pg_try_advisory_xact_lock(hashtextextended('practice_wait ' || current_workspace(), 0))")
                .query(Boolean.class)
                .single();
    }

    private void match(Waiting first, Waiting other, Instant now) {
        boolean asks = first.asksFirst(other);
        UUID match = matches.found(asks ? first.account() : other.account(), asks ? other.account() : first.account());
        int paired = sql.sql("""
                        update practice_wait set match_id = :match, seen_at = :now
                        where workspace_id = current_workspace() and id in (:ids) and match_id is null
                        """)
                .param("match", match)
                .param("now", Timestamp.from(now))
                .param("ids", List.of(first.id(), other.id()))
                .update();
        if (paired != 2) {
            throw new IllegalStateException("Somebody of a match does not wait any more");
        }
        live.publish(topic(first.account()), "partner", Map.of());
        live.publish(topic(other.account()), "partner", Map.of());
    }

    private static Met met(Map<Set<UUID>, Met> met, Waiting one, Waiting other) {
        return met.getOrDefault(Set.of(one.account(), other.account()), Met.NEVER);
    }

    private Map<Set<UUID>, Met> met(List<UUID> accounts) {
        Map<Set<UUID>, Met> met = new HashMap<>();
        sql.sql("""
                select a.account_id as one, b.account_id as other, count(*)::int as times, max(t.matched_at) as last
                from practice_place a join practice_place b on b.match_id = a.match_id and b.part = 'ANSWERS'
                join practice_match t on t.id = a.match_id and t.matched_at is not null
                where a.workspace_id = current_workspace() and a.part = 'ASKS'
                  and a.account_id = any(:accounts::uuid[]) and b.account_id = any(:accounts::uuid[]) group by 1, 2
                """).param("accounts", accounts.toArray(UUID[]::new)).query(row -> {
            met.merge(
                    Set.of(row.getObject("one", UUID.class), row.getObject("other", UUID.class)),
                    new Met(row.getInt("times"), row.getTimestamp("last").toInstant()),
                    Met::and);
        });
        return met;
    }

    private record Met(int times, Instant last) {

        static final Met NEVER = new Met(0, Instant.EPOCH);

        Met and(Met more) {
            return new Met(times + more.times, last.isAfter(more.last) ? last : more.last);
        }
    }
}
