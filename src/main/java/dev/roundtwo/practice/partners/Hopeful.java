package dev.roundtwo.practice.partners;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds in the queue of the workspace in scope whom somebody fits, whoever met whom; the others are neither locked nor looked up
 * each second. A kind is a language, a level and a part: who waits longer fits more, so where the two first of each kind fit
 * nobody, nobody does.
 */
@Component
class Hopeful {

    /** Two of a kind may fit each other. */
    private static final int HEADS = 2;

    /** Of one kind in one look; the others have their turn a second later. */
    private static final int SOME = 50;

    /** From language to language, and to the first of each kind, by {@code practice_wait_kinds}. */
    private static final String FIRST = """
            with recursive tongue as (
                (select language from practice_wait where workspace_id = current_workspace() and match_id is null
                 order by language, level, role, since, id limit 1)
                union all
                select (select w.language from practice_wait w where w.workspace_id = current_workspace() and w.match_id is null
                          and w.language > t.language order by w.language, w.level, w.role, w.since, w.id limit 1)
                from tongue t where t.language is not null
            )
            select w.* from tongue t cross join generate_series(1, 4) as rank
            cross join unnest(array['ASK', 'ANSWER', 'EITHER']) as part
            cross join lateral (
                select %s from practice_wait
                where workspace_id = current_workspace() and match_id is null and language = t.language and level = rank
                  and role = part and seen_at > :there
                order by since, id limit :most
            ) w where t.language is not null
            """.formatted(Partners.COLUMNS);

    private final JdbcClient sql;

    Hopeful(JdbcClient sql) {
        this.sql = sql;
    }

    /** The first {@value #SOME} of each kind, less those whom none of these fits. */
    List<UUID> some(Instant now) {
        return fitting(first(HEADS, now), now).isEmpty()
                ? List.of()
                : fitting(first(SOME, now), now).stream().map(Waiting::id).toList();
    }

    private static List<Waiting> fitting(List<Waiting> queue, Instant now) {
        return queue.stream()
                .filter(one -> queue.stream().anyMatch(other -> other != one && one.fits(other, false, now)))
                .toList();
    }

    private List<Waiting> first(int most, Instant now) {
        return sql.sql(FIRST)
                .param("there", Timestamp.from(now.minus(Partners.THERE)))
                .param("most", most)
                .query(Partners::waiting)
                .list();
    }
}
