package dev.roundtwo.scoring;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Reads whole cards. It knows no rights: whoever asks must have them. */
@Component
class CardRows {

    private final JdbcClient sql;
    private final JsonMapper json;

    CardRows(JdbcClient sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    /** All cards on the subject with their fields, by the rater's name. */
    List<Card> of(Subject subject) {
        return read(subject, null);
    }

    Optional<Card> of(Subject subject, Rater rater) {
        return read(subject, rater.id()).stream().findFirst();
    }

    private List<Card> read(Subject subject, @Nullable UUID rater) {
        Map<UUID, Map<String, CardField>> fields = new HashMap<>();
        sql.sql("""
                select f.scorecard_id, f.name, f.value, f.version, f.changed_by, f.changed_at
                from scorecard c join scorecard_field f on f.scorecard_id = c.id
                where c.subject_kind = ? and c.subject_id = ? and rater_id = coalesce(?::uuid, rater_id)""").params(subject.kind(), subject.id()).param(rater).query(row -> {
            fields.computeIfAbsent(row.getObject("scorecard_id", UUID.class), card -> new TreeMap<>())
                    .put(row.getString("name"), Ledger.field(row));
        });
        return sql.sql("""
                        select id, rater_id, rater_name, rubric, submitted_at from scorecard
                        where subject_kind = ? and subject_id = ? and rater_id = coalesce(?::uuid, rater_id)
                        order by rater_name, rater_id""")
                .params(subject.kind(), subject.id())
                .param(rater)
                .query((row, number) -> card(row, subject, fields))
                .list();
    }

    /** Keeps the cards as they are until the transaction ends. */
    void hold(Subject subject) {
        sql.sql("select id from scorecard where subject_kind = ? and subject_id = ? for share")
                .params(subject.kind(), subject.id())
                .query(UUID.class)
                .list();
    }

    boolean published(Subject subject) {
        return sql.sql("""
                        select exists (select from feedback f join feedback_publication p on p.feedback_id = f.id
                                       where f.subject_kind = ? and f.subject_id = ?)""")
                .params(subject.kind(), subject.id())
                .query(Boolean.class)
                .single();
    }

    boolean decided(Subject subject) {
        return sql.sql("select exists (select from debrief_decision where subject_kind = ? and subject_id = ?)")
                .params(subject.kind(), subject.id())
                .query(Boolean.class)
                .single();
    }

    String json(Object value) {
        return json.writeValueAsString(value);
    }

    private Card card(ResultSet row, Subject subject, Map<UUID, Map<String, CardField>> fields) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        Timestamp submitted = row.getTimestamp("submitted_at");
        return new Card(
                id,
                subject,
                new Rater(row.getObject("rater_id", UUID.class), row.getString("rater_name")),
                json.readValue(row.getString("rubric"), Rubric.class),
                submitted == null ? null : submitted.toInstant(),
                fields.getOrDefault(id, Map.of()));
    }
}
