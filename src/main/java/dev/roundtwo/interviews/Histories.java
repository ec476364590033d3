package dev.roundtwo.interviews;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What became of interviews, for those who look back: in the workspace in scope, for nobody in particular, and without names. */
@Service
@Transactional(readOnly = true)
public class Histories {

    private final JdbcClient sql;

    Histories(JdbcClient sql) {
        this.sql = sql;
    }

    /** An interview as far as it has come; the times are null while it has not begun, or is not over. */
    public record History(
            UUID id,
            String title,
            Mode mode,
            Status status,
            Instant startsAt,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt,
            @Nullable UUID group,
            List<Sitter> people) {

        public History {
            people = List.copyOf(people);
        }
    }

    /** A seat; {@code came} is what was told of it, and null when nothing was. */
    public record Sitter(
            UUID seat,
            Part part,
            @Nullable UUID account,
            boolean joined,
            @Nullable Boolean came) {}

    /** The interview, unless it is there no more. */
    public Optional<History> find(UUID interview) {
        List<Sitter> people = sql.sql("""
                        select s.id, s.sits_as as part, s.account_id, s.joined_at is not null as joined, a.kept
                        from seat s left join practice_attendance a on a.workspace_id = s.workspace_id
                            and a.account_id = s.account_id and a.appointment = s.interview_id
                        where s.workspace_id = current_workspace() and s.interview_id = ? order by s.id
                        """)
                .param(interview)
                .query((row, number) -> new Sitter(
                        row.getObject("id", UUID.class),
                        Part.valueOf(row.getString("part")),
                        row.getObject("account_id", UUID.class),
                        row.getBoolean("joined"),
                        row.getObject("kept", Boolean.class)))
                .list();
        return sql.sql("""
                        select id, title, mode, status, starts_at, started_at, finished_at, group_id from interview
                        where workspace_id = current_workspace() and id = ?
                        """)
                .param(interview)
                .query((row, number) -> history(row, people))
                .optional();
    }

    /** The ids of so many interviews in order, after that one (null: from the first). */
    public List<UUID> after(@Nullable UUID last, int most) {
        return sql.sql("""
                        select id from interview where workspace_id = current_workspace()
                          and (cast(:last as uuid) is null or id > cast(:last as uuid)) order by id limit :most
                        """)
                .param("last", last)
                .param("most", most)
                .query((row, number) -> row.getObject("id", UUID.class))
                .list();
    }

    private static History history(ResultSet row, List<Sitter> people) throws SQLException {
        return new History(
                row.getObject("id", UUID.class),
                row.getString("title"),
                Mode.valueOf(row.getString("mode")),
                Status.valueOf(row.getString("status")),
                Objects.requireNonNull(Turns.instant(row, "starts_at")),
                Turns.instant(row, "started_at"),
                Turns.instant(row, "finished_at"),
                row.getObject("group_id", UUID.class),
                people);
    }
}
