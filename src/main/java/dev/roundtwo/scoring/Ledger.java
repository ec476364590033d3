package dev.roundtwo.scoring;

import dev.roundtwo.platform.RuleBroken;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Fields that many hands may change at once. Each has a version; an edit made on an older one loses, is told what stands,
 * and is kept aside. The same edit sent again is answered as it was the first time. One statement when nobody was quicker.
 */
final class Ledger {

    private static final String NOTE_DOWN = """
            insert into {t}_edit (workspace_id, {t}_id, id, field, base, value, edited_by, edited_at, outcome, version)
            select current_workspace(), :owner, :id, :field, :base, :value, :by, :at, 'APPLIED', version from applied
            returning version""";

    private static final String FIRST = """
            with applied as (
                insert into {t}_field (workspace_id, {t}_id, name, value, version, changed_by, changed_at)
                values (current_workspace(), :owner, :field, :value, 1, :by, :at)
                on conflict ({t}_id, name) do nothing
                returning version)
            """ + NOTE_DOWN;

    private static final String NEXT = """
            with applied as (
                update {t}_field set value = :value, version = version + 1, changed_by = :by, changed_at = :at
                where {t}_id = :owner and name = :field and version = :base
                returning version)
            """ + NOTE_DOWN;

    private static final String KEEP_ASIDE = """
            insert into {t}_edit (workspace_id, {t}_id, id, field, base, value, edited_by, edited_at,
                                  outcome, version, theirs, theirs_by, theirs_at)
            select current_workspace(), :owner, :id, :field, :base, :value, :by, :at,
                   case when f.value = :value then 'APPLIED' else 'KEPT_ASIDE' end,
                   coalesce(f.version, 0), f.value, f.changed_by, f.changed_at
            from (values (1)) as one left join {t}_field f on f.{t}_id = :owner and f.name = :field
            on conflict ({t}_id, id) do nothing
            returning field, value, outcome, version, theirs, theirs_by, theirs_at""";

    private static final String ANSWERED = """
            select field, value, outcome, version, theirs, theirs_by, theirs_at
            from {t}_edit where {t}_id = :owner and id = :id""";

    private final JdbcClient sql;
    private final Clock clock;
    private final String table;

    /** The table's name comes from the code, never from a request. */
    Ledger(JdbcClient sql, Clock clock, String table) {
        this.sql = sql;
        this.clock = clock;
        this.table = table;
    }

    Saved save(UUID owner, String by, Edit edit) {
        Optional<Integer> version = applied(owner, by, edit);
        if (version.isPresent()) {
            return new Saved.Applied(version.get());
        }
        return ask(KEEP_ASIDE, owner, by, edit)
                .or(() -> answered(owner, by, edit))
                .orElseThrow();
    }

    /** What this edit was answered when it came before. */
    Optional<Saved> answered(UUID owner, String by, Edit edit) {
        return ask(ANSWERED, owner, by, edit);
    }

    Map<String, CardField> fields(UUID owner) {
        Map<String, CardField> fields = new TreeMap<>();
        sql.sql(named("select name, value, version, changed_by, changed_at from {t}_field where {t}_id = ?"))
                .param(owner)
                .query(row -> {
                    fields.put(row.getString("name"), field(row));
                });
        return fields;
    }

    /** Everything ever written, oldest first. */
    List<PastEdit> history(UUID owner) {
        return sql.sql(named("""
                        select field, value, edited_by, edited_at, outcome from {t}_edit where {t}_id = ?
                        order by edited_at, id"""))
                .param(owner)
                .query((row, number) -> new PastEdit(
                        row.getString("field"),
                        row.getString("value"),
                        row.getString("edited_by"),
                        row.getTimestamp("edited_at").toInstant(),
                        "APPLIED".equals(row.getString("outcome"))))
                .list();
    }

    static CardField field(ResultSet row) throws SQLException {
        return new CardField(
                row.getString("value"),
                row.getInt("version"),
                row.getString("changed_by"),
                row.getTimestamp("changed_at").toInstant());
    }

    private Optional<Integer> applied(UUID owner, String by, Edit edit) {
        try {
            return with(edit.version() == 0 ? FIRST : NEXT, owner, by, edit)
                    .query(Integer.class)
                    .optional();
        } catch (DuplicateKeyException sameId) {
            throw new RuleBroken("scoring.edit.reused");
        }
    }

    private Optional<Saved> ask(String statement, UUID owner, String by, Edit edit) {
        return with(statement, owner, by, edit)
                .query((row, number) -> answer(row, edit))
                .optional();
    }

    private JdbcClient.StatementSpec with(String statement, UUID owner, String by, Edit edit) {
        return sql.sql(named(statement))
                .param("owner", owner)
                .param("id", edit.id())
                .param("field", edit.field())
                .param("base", edit.version())
                .param("value", edit.value())
                .param("by", by)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC));
    }

    private static Saved answer(ResultSet row, Edit edit) throws SQLException {
        if (!edit.field().equals(row.getString("field")) || !edit.value().equals(row.getString("value"))) {
            throw new RuleBroken("scoring.edit.reused");
        }
        int version = row.getInt("version");
        if ("APPLIED".equals(row.getString("outcome"))) {
            return new Saved.Applied(version);
        }
        String theirs = row.getString("theirs");
        return new Saved.Conflict(
                theirs == null ? "" : theirs,
                version,
                row.getString("theirs_by"),
                instant(row.getTimestamp("theirs_at")));
    }

    private static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }

    private String named(String statement) {
        return statement.replace("{t}", table);
    }
}
