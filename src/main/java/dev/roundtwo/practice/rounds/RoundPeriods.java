package dev.roundtwo.practice.rounds;

import dev.roundtwo.practice.groups.Rhythm;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** When the people of a match are to practise, in the workspace in scope. */
@Component
@Transactional(readOnly = true)
public class RoundPeriods {

    /** Of groups without a rhythm. */
    private static final int DAYS = 14;

    private final JdbcClient sql;

    RoundPeriods(JdbcClient sql) {
        this.sql = sql;
    }

    /** The days of a match's round, from its own until the next one would begin, on the clock of its group. */
    public record Period(String group, ZoneId zone, Instant from, Instant until) {}

    /** Empty for matches that belong to no round. */
    public Optional<Period> of(UUID match) {
        return sql.sql("""
                        select g.name, g.zone, g.rhythm, r.starts_on from practice_match t
                        join practice_round r on r.id = t.round_id join practice_group g on g.id = r.group_id
                        where t.workspace_id = current_workspace() and t.id = ?
                        """)
                .param(match)
                .query((row, number) -> period(
                        row.getString("name"),
                        ZoneId.of(row.getString("zone")),
                        Rhythm.valueOf(row.getString("rhythm")),
                        row.getObject("starts_on", LocalDate.class)))
                .optional();
    }

    /** How many matches the round has to which that one belongs; none for one that belongs to none. */
    public int size(UUID match) {
        return sql.sql("""
                        select count(*) from practice_match t join practice_match o on o.round_id = t.round_id
                        where t.workspace_id = current_workspace() and t.id = ?
                        """).param(match).query(Integer.class).single();
    }

    private static Period period(String group, ZoneId zone, Rhythm rhythm, LocalDate day) {
        @Nullable LocalDate next = rhythm.after(day);
        LocalDate end = next == null ? day.plusDays(DAYS) : next;
        return new Period(
                group,
                zone,
                day.atStartOfDay(zone).toInstant(),
                end.atStartOfDay(zone).toInstant());
    }
}
