package dev.roundtwo.month;

import static dev.roundtwo.Cast.in;

import dev.roundtwo.tenancy.Member;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The pairs that were told, as the database holds them, for the one question whether they are fair. */
record Pairs(List<Pair> all) {

    /** Two of a group's round, and who watched them if anybody did. */
    record Pair(
            UUID id,
            UUID group,
            int round,
            UUID asks,
            UUID answers,
            @Nullable UUID observes,
            Instant told) {

        Set<UUID> two() {
            return Set.of(asks, answers);
        }
    }

    static Pairs of(House house, Member me) throws Exception {
        return new Pairs(in(
                me,
                () -> Objects.requireNonNull(
                        house.bean(TransactionTemplate.class).execute(status -> house.bean(JdbcClient.class)
                                .sql("""
                                select t.id, t.group_id, r.number, t.matched_at,
                                    (array_agg(l.account_id) filter (where l.part = 'ASKS'))[1] as asks,
                                    (array_agg(l.account_id) filter (where l.part = 'ANSWERS'))[1] as answers,
                                    (array_agg(l.account_id) filter (where l.part = 'OBSERVES'))[1] as observes
                                from practice_match t join practice_round r on r.id = t.round_id
                                join practice_place l on l.match_id = t.id where t.matched_at is not null
                                group by t.id, t.group_id, r.number, t.matched_at order by r.number, t.id
                                """)
                                .query((row, number) -> new Pair(
                                        row.getObject("id", UUID.class),
                                        row.getObject("group_id", UUID.class),
                                        row.getInt("number"),
                                        row.getObject("asks", UUID.class),
                                        row.getObject("answers", UUID.class),
                                        row.getObject("observes", UUID.class),
                                        row.getTimestamp("matched_at").toInstant()))
                                .list()))));
    }

    List<Pair> of(UUID group, int round) {
        return all.stream()
                .filter(pair -> pair.group().equals(group) && pair.round() == round)
                .toList();
    }
}
