package dev.roundtwo.scoring;

import dev.roundtwo.platform.NotFound;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads whole cards. It knows no rights: whoever asks must have them. */
@Component
class CardRows {

    private static final TypeReference<TreeMap<String, CardField>> FIELDS = new TypeReference<>() {};

    private final JdbcClient sql;
    private final JsonMapper json;

    CardRows(JdbcClient sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    /** The submitted cards on the subject with their fields, by the rater's name; a draft does not even leave the database. */
    List<Card> submitted(Subject subject) {
        return read(subject, "c.submitted_at is not null", List.of());
    }

    Optional<Card> of(Subject subject, Rater rater) {
        return read(subject, "c.rater_id = ?", List.of(rater.id())).stream().findFirst();
    }

    private List<Card> read(Subject subject, String which, List<UUID> given) {
        return sql.sql("""
                        select c.id, c.rater_id, c.rater_name, c.rubric, c.submitted_at,
                               (select jsonb_object_agg(f.name, jsonb_build_object('value', f.value, 'version', f.version,
                                         'changedBy', f.changed_by, 'changedAt', f.changed_at))
                                from scorecard_field f where f.scorecard_id = c.id) as fields
                        from scorecard c
                        where c.subject_kind = ? and c.subject_id = ? and
                        """ + which + " order by c.rater_name, c.rater_id")
                .params(subject.kind(), subject.id())
                .params(given)
                .query((row, number) -> card(row, subject))
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

    /** How a card stands, and whether its rubric asks for that competency. */
    record Standing(Subject subject, boolean submitted, boolean asked) {}

    /** Holds the card still against a submission (or, for one, against edits), and says how it stands. */
    Standing standing(Rater me, UUID card, String competency, String lock) {
        return sql.sql("""
                        select subject_kind, subject_id, status = 'SUBMITTED' as submitted,
                               ? = '' or exists (select from jsonb_array_elements(rubric -> 'competencies') asked
                                                 where asked ->> 'key' = ?) as asked
                        from scorecard where id = ? and rater_id = ?\s""" + lock)
                .params(competency, competency, card, me.id())
                .query((row, number) -> new Standing(
                        new Subject(row.getString("subject_kind"), row.getObject("subject_id", UUID.class)),
                        row.getBoolean("submitted"),
                        row.getBoolean("asked")))
                .optional()
                .orElseThrow(() -> new NotFound("scorecard", card));
    }

    String json(Object value) {
        return json.writeValueAsString(value);
    }

    private Card card(ResultSet row, Subject subject) throws SQLException {
        Timestamp submitted = row.getTimestamp("submitted_at");
        String fields = row.getString("fields");
        return new Card(
                row.getObject("id", UUID.class),
                subject,
                new Rater(row.getObject("rater_id", UUID.class), row.getString("rater_name")),
                json.readValue(row.getString("rubric"), Rubric.class),
                submitted == null ? null : submitted.toInstant(),
                fields == null ? Map.of() : json.readValue(fields, FIELDS));
    }
}
