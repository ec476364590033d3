package dev.roundtwo.practice.groups;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** When a group's rounds are, for whoever opens them. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Calendar {

    private final JdbcClient sql;

    Calendar(JdbcClient sql) {
        this.sql = sql;
    }

    /** The group, which nobody else changes until the transaction ends; null when it ended or is gone. */
    public @Nullable Group locked(UUID group) {
        return sql.sql("select " + Group.COLUMNS + """
                         from practice_group g
                        where g.workspace_id = current_workspace() and g.id = ? and g.ended_at is null for update of g
                        """)
                .param(group)
                .query(Group::read)
                .optional()
                .orElse(null);
    }

    /**
     * The day of the round to be drafted now, from which on the group looks to the next one; empty when none is due. Of several
     * that nobody was there to draft, the last.
     */
    public Optional<LocalDate> advance(Group group, Instant now) {
        LocalDate day = group.nextOn();
        if (day == null || group.drafted(day).isAfter(now)) {
            return Optional.empty();
        }
        LocalDate next = group.rhythm().after(day);
        while (next != null && !group.drafted(next).isAfter(now)) {
            day = next;
            next = group.rhythm().after(day);
        }
        sql.sql("""
                update practice_group set next_on = :next, next_at = :at, version = version + 1 where workspace_id = current_workspace() and id = :id
                """)
                .param("next", next)
                .param("at", next == null ? null : Timestamp.from(group.drafted(next)))
                .param("id", group.id())
                .update();
        return Optional.of(day);
    }
}
