package dev.roundtwo.scoring;

import dev.roundtwo.platform.privacy.Parcel;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Cards, decisions and feedback for parcels. It knows no rights: whoever asks names what the reader may have. */
@Component
public class CardArchive {

    private static final String CARD = """
            select c.id, c.subject_id as turn, c.rater_name as rater, c.status, c.opened_at, c.submitted_at,
                (select jsonb_object_agg(f.name, f.value) from scorecard_field f where f.scorecard_id = c.id) as fields
            from scorecard c where c.subject_kind = :kind and
            """;
    private static final String DECISION = """
            select subject_id as turn, number, verdict, reason, decider_name as by, decided_at as at
            from debrief_decision where subject_kind = :kind and
            """;

    private final JdbcClient sql;

    CardArchive(JdbcClient sql) {
        this.sql = sql;
    }

    /** What these raters wrote themselves. */
    public void packWritten(String kind, Collection<UUID> raters, Parcel parcel) {
        parcel.rows("scorecards you wrote", query(CARD + "c.rater_id in (:ids) order by c.opened_at", kind, raters));
        parcel.rows(
                "decisions you recorded", query(DECISION + "decided_by in (:ids) order by decided_at", kind, raters));
    }

    /** What was published on these subjects, as it stands. */
    public void packPublished(String kind, Collection<UUID> subjects, Parcel parcel) {
        parcel.rows("feedback you received", query("""
                select distinct on (f.id) f.subject_id as turn, p.body, p.levels, p.published_by as by, p.published_at as at
                from feedback f join feedback_publication p on p.feedback_id = f.id
                where f.subject_kind = :kind and f.subject_id in (:ids) order by f.id, p.number desc
                """, kind, subjects));
    }

    /** All that is laid open of these subjects. */
    public void packOpen(String kind, Collection<UUID> subjects, Parcel parcel) {
        parcel.rows(
                "scorecards",
                query(
                        CARD + "c.status = 'SUBMITTED' and c.subject_id in (:ids) order by c.submitted_at",
                        kind,
                        subjects));
        parcel.rows("decisions", query(DECISION + "subject_id in (:ids) order by decided_at", kind, subjects));
        parcel.rows("feedback", query("""
                select f.subject_id as turn, p.number, p.body, p.levels, p.published_by as by, p.published_at as at
                from feedback f join feedback_publication p on p.feedback_id = f.id
                where f.subject_kind = :kind and f.subject_id in (:ids) order by p.published_at
                """, kind, subjects));
    }

    private JdbcClient.StatementSpec query(String statement, String kind, Collection<UUID> ids) {
        return sql.sql(statement.replace("in (:ids)", "= any(:ids)"))
                .param("kind", kind)
                .param("ids", List.copyOf(ids).toArray(UUID[]::new));
    }
}
