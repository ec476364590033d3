package dev.roundtwo.practice.rounds;

import dev.roundtwo.practice.groups.Group;
import dev.roundtwo.practice.hours.Hours;
import dev.roundtwo.practice.hours.Profile;
import dev.roundtwo.practice.hours.Span;
import dev.roundtwo.practice.rounds.Pairing.Couple;
import dev.roundtwo.practice.rounds.Pairing.Match;
import dev.roundtwo.practice.rounds.Pairing.Person;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who of a group is to be paired, with what is known of them for it. */
@Component
class Roll {

    private static final Duration WEEK = Duration.ofDays(7);
    static final Duration SLOT = Duration.ofMinutes(30);

    private final JdbcClient sql;
    private final Hours hours;

    Roll(JdbcClient sql, Hours hours) {
        this.sql = sql;
        this.hours = hours;
    }

    /** Those who do not rest. */
    Set<UUID> present(UUID group) {
        return new HashSet<>(sql.sql("select account_id from practice_membership where group_id = ? and not resting")
                .param(group)
                .query((row, number) -> row.getObject(1, UUID.class))
                .list());
    }

    /** Pairs them for the week that begins on that day. */
    List<Match> pair(Group group, LocalDate day, long seed) {
        List<Person> people = people(group, day);
        Set<UUID> accounts = people.stream().map(Person::account).collect(Collectors.toSet());
        return people.size() < 2 ? List.of() : new Pairing(people, met(accounts), seed).matches();
    }

    /** What is known of those who do not rest, with their time in the week that begins on that day. */
    List<Person> people(Group group, LocalDate day) {
        return people(group, day, present(group.id()));
    }

    /** The same, of some of them alone. */
    List<Person> people(Group group, LocalDate day, Set<UUID> accounts) {
        Instant start = day.atStartOfDay(group.zone()).toInstant();
        Map<UUID, BitSet> free = new HashMap<>();
        hours.free(accounts, start, start.plus(WEEK))
                .forEach((account, spans) -> free.put(account, slots(spans, start)));
        return sql.sql("""
                        select m.account_id, m.joined_at, coalesce(p.level, :level) as level, coalesce(h.asked, 0) as asked, h.last,
                               greatest(m.joined_at, h.observed) as idle
                        from practice_membership m
                        left join practice_person p on p.workspace_id = m.workspace_id and p.account_id = m.account_id
                        left join (
                            select l.account_id,
                                (count(*) filter (where l.part = 'ASKS') - count(*) filter (where l.part = 'ANSWERS'))::int as asked,
                                (array_agg(l.part order by t.matched_at desc, t.id) filter (where l.part <> 'OBSERVES'))[1] as last,
                                max(t.matched_at) filter (where l.part = 'OBSERVES') as observed
                            from practice_match t join practice_place l on l.match_id = t.id
                            where t.group_id = :group and t.matched_at is not null and l.account_id = any(:accounts::uuid[])
                            group by l.account_id
                        ) h on h.account_id = m.account_id
                        where m.group_id = :group and not m.resting and m.account_id = any(:accounts::uuid[]) order by m.account_id
                        """)
                .param("accounts", accounts.toArray(UUID[]::new))
                .param("group", group.id())
                .param("level", Profile.LEVEL)
                .query((row, number) -> person(row, free))
                .list();
    }

    private static Person person(ResultSet row, Map<UUID, BitSet> free) throws SQLException {
        UUID account = row.getObject("account_id", UUID.class);
        String last = row.getString("last");
        return new Person(
                account,
                row.getInt("level"),
                free.get(account),
                row.getInt("asked"),
                last == null ? null : last.equals("ASKS"),
                row.getTimestamp("idle").toInstant());
    }

    /** How often any two of them practised together, in whatever group. */
    private Map<Couple, Integer> met(Set<UUID> accounts) {
        Map<Couple, Integer> met = new HashMap<>();
        sql.sql("""
                select a.account_id as one, b.account_id as other, count(*)::int as times
                from practice_place a join practice_place b on b.match_id = a.match_id and b.part = 'ANSWERS'
                join practice_match t on t.id = a.match_id and t.matched_at is not null
                where a.workspace_id = current_workspace() and a.part = 'ASKS'
                  and a.account_id = any(:accounts::uuid[]) and b.account_id = any(:accounts::uuid[])
                group by 1, 2
                """).param("accounts", accounts.toArray(UUID[]::new)).query(row -> {
            met.merge(
                    Couple.of(row.getObject("one", UUID.class), row.getObject("other", UUID.class)),
                    row.getInt("times"),
                    Integer::sum);
        });
        return met;
    }

    /** The half hours that lie in the spans whole. */
    private static BitSet slots(List<Span> spans, Instant start) {
        BitSet slots = new BitSet();
        for (Span span : spans) {
            long from = Math.ceilDiv(Duration.between(start, span.from()).toSeconds(), SLOT.toSeconds());
            long to = Math.floorDiv(Duration.between(start, span.to()).toSeconds(), SLOT.toSeconds());
            if (from < to) {
                slots.set((int) from, (int) to);
            }
        }
        return slots;
    }
}
