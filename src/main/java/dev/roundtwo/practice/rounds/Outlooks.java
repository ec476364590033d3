package dev.roundtwo.practice.rounds;

import dev.roundtwo.practice.groups.Group;
import dev.roundtwo.practice.rounds.PairRow.Seat;
import dev.roundtwo.practice.rounds.Pairing.Couple;
import dev.roundtwo.practice.rounds.Pairing.Person;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is known of some pairs of a draft, in as many statements for all of them as for one, which read no others' data. */
@Component
class Outlooks {

    /** What has less of a day in common has none: a round takes about an hour. */
    private static final int SLOTS = 2;

    private final JdbcClient sql;
    private final Roll roll;

    Outlooks(JdbcClient sql, Roll roll) {
        this.sql = sql;
        this.roll = roll;
    }

    /** By match. Of whom nothing is known, as they rest since or left, there is none. */
    Map<UUID, Outlook> of(Group group, LocalDate day, List<PairRow> pairs) {
        Set<UUID> paired = pairs.stream()
                .flatMap(pair -> Stream.of(pair.asks(), pair.answers()))
                .flatMap(Stream::ofNullable)
                .map(Seat::account)
                .collect(Collectors.toSet());
        boolean observed = pairs.stream().anyMatch(pair -> pair.observes() != null);
        List<Person> known = observed ? roll.people(group, day) : roll.people(group, day, paired);
        Map<UUID, Person> people = known.stream().collect(Collectors.toMap(Person::account, Function.identity()));
        Map<Couple, Met> met = met(group.id(), paired);
        UUID due = people.values().stream()
                .min(Comparator.comparing(Person::idle).thenComparing(Person::account))
                .map(Person::account)
                .orElse(null);
        Map<UUID, Outlook> outlooks = new HashMap<>();
        for (PairRow pair : pairs) {
            Person asks = pair.asks() == null ? null : people.get(pair.asks().account());
            Person answers =
                    pair.answers() == null ? null : people.get(pair.answers().account());
            if (asks != null && answers != null) {
                Met before = met.getOrDefault(Couple.of(asks.account(), answers.account()), Met.NEVER);
                outlooks.put(
                        pair.match(),
                        new Outlook(
                                List.of(asks.level(), answers.level()),
                                before.times(),
                                before.last(),
                                days(asks.free(), answers.free(), group, day),
                                pair.observes() != null
                                        && pair.observes().account().equals(due)));
            }
        }
        return outlooks;
    }

    private static int days(@Nullable BitSet one, @Nullable BitSet other, Group group, LocalDate day) {
        if (one == null || other == null) {
            return -1;
        }
        BitSet both = (BitSet) one.clone();
        both.and(other);
        Instant start = day.atStartOfDay(group.zone()).toInstant();
        return (int) IntStream.iterate(both.nextSetBit(0), from -> from >= 0, from -> both.nextSetBit(from + 1))
                .filter(from -> both.nextClearBit(from) - from >= SLOTS)
                .mapToObj(from -> LocalDate.ofInstant(start.plus(Roll.SLOT.multipliedBy(from)), group.zone()))
                .distinct()
                .count();
    }

    private Map<Couple, Met> met(UUID group, Set<UUID> accounts) {
        Map<Couple, Met> met = new HashMap<>();
        sql.sql("""
                select a.account_id as one, b.account_id as other, count(*)::int as times, max(t.matched_at) as last
                from practice_match t join practice_place a on a.match_id = t.id and a.part = 'ASKS'
                join practice_place b on b.match_id = t.id and b.part = 'ANSWERS'
                where t.workspace_id = current_workspace() and t.group_id = :group and t.matched_at is not null
                  and a.account_id = any(:accounts::uuid[]) and b.account_id = any(:accounts::uuid[])
                group by 1, 2
                """)
                .param("group", group)
                .param("accounts", accounts.toArray(UUID[]::new))
                .query(row -> {
                    Timestamp last = row.getTimestamp("last");
                    met.merge(
                            Couple.of(row.getObject("one", UUID.class), row.getObject("other", UUID.class)),
                            new Met(row.getInt("times"), last.toInstant()),
                            Met::with);
                });
        return met;
    }

    private record Met(int times, @Nullable Instant last) {

        static final Met NEVER = new Met(0, null);

        Met with(Met other) {
            boolean later = last == null || (other.last != null && other.last.isAfter(last));
            return new Met(times + other.times, later ? other.last : last);
        }
    }
}
