package dev.roundtwo.interviews;

import dev.roundtwo.platform.privacy.Parcel;
import dev.roundtwo.platform.privacy.PersonalData;
import dev.roundtwo.platform.privacy.WorkspaceData;
import dev.roundtwo.platform.scope.Scope;
import dev.roundtwo.scoring.CardArchive;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Where somebody sat and what they wrote there; and a workspace's interviews. Cards stay blind: a person gets their own, a
 * workspace those of closed interviews. Private notes and bookmarks are their writer's alone.
 */
@Component
class InterviewData implements PersonalData, WorkspaceData {

    private static final String TURN = "turn";

    private final JdbcClient sql;
    private final CardArchive cards;

    InterviewData(JdbcClient sql, CardArchive cards) {
        this.sql = sql;
        this.cards = cards;
    }

    @Override
    public void pack(UUID account, Parcel parcel) {
        if (Scope.currentWorkspace().isEmpty()) {
            return;
        }
        parcel.rows("interviews you planned", sql.sql("""
                select id, title, mode, status, created_at, starts_at, minutes from interview
                where workspace_id = current_workspace() and created_by = ? order by created_at
                """).param(account));
        List<UUID> seats =
                ids("select id from seat where workspace_id = current_workspace() and account_id = ?", account);
        if (seats.isEmpty()) {
            return;
        }
        parcel.rows("interviews", mine("""
                select i.id, i.title, i.mode, i.status, i.starts_at, i.minutes, i.match_id as match, i.group_id as group, s.sits_as as part,
                    s.name, s.email::text as email, s.joined_at
                from seat s join interview i on i.id = s.interview_id where s.id = any(:seats) order by i.starts_at
                """, seats));
        parcel.rows("your private notes", mine("""
                select s.interview_id as interview, n.text, n.saved_at from private_note n join seat s on s.id = n.seat_id
                where n.seat_id = any(:seats) and n.text <> '' order by n.saved_at
                """, seats));
        parcel.rows("your words in shared notes", mine("""
                select interview_id as interview, version, inserted as wrote, removed, made_at as at from note_op
                where seat_id = any(:seats) order by interview_id, version
                """, seats));
        parcel.rows("what the timelines tell of you", mine("""
                select interview_id as interview, at, kind, data from timeline_entry
                where seat_id = any(:seats) order by at, number
                """, seats));
        cards.packWritten(TURN, seats, parcel);
        cards.packPublished(
                TURN,
                ids("select t.id from turn t join seat s on s.id = t.candidate_seat where s.account_id = ?", account),
                parcel);
        parcel.note(
                "Scorecards that others wrote about you are not in here: they are theirs, and blind until a debrief."
                        + " What was published to you is under “feedback you received”.");
    }

    @Override
    public void pack(Parcel parcel) {
        parcel.rows("interviews", sql.sql("""
                select id, title, mode, status, starts_at, zone, minutes, created_at, started_at, finished_at, closed_at, cancelled_because,
                    sequence as changes, match_id as match, group_id as group, anonymous
                from interview where workspace_id = current_workspace() order by starts_at, id
                """));
        parcel.rows("seats", sql.sql("""
                select id, interview_id as interview, sits_as as part, half, name, email, joined_at, left_at, came, shifts from seat
                where workspace_id = current_workspace() order by interview_id, id
                """));
        parcel.rows("turns", sql.sql("""
                select id, interview_id as interview, number, set_title, set_number, rubric, minutes, agenda, progress, started_at, ended_at
                from turn where workspace_id = current_workspace() order by interview_id, number
                """));
        parcel.rows("timelines", sql.sql("""
                select interview_id as interview, at, half, who, kind, data from timeline_entry
                where workspace_id = current_workspace() and audience <> 'SELF' order by interview_id, at, number
                """));
        parcel.rows("shared notes", sql.sql("""
                select interview_id as interview, text from shared_note
                where workspace_id = current_workspace() and text <> '' order by interview_id
                """));
        cards.packOpen(TURN, ids("""
                select t.id from turn t join interview i on i.id = t.interview_id
                where t.workspace_id = current_workspace() and i.status = 'CLOSED'
                """), parcel);
        parcel.note("Scorecards are those of closed interviews: before that they are blind, to owners too."
                + " Private notes and bookmarks belong to whoever made them, and are in their own downloads.");
    }

    private JdbcClient.StatementSpec mine(String statement, List<UUID> seats) {
        return sql.sql(statement).param("seats", seats.toArray(UUID[]::new));
    }

    private List<UUID> ids(String statement, Object... given) {
        return sql.sql(statement)
                .params(given)
                .query((row, number) -> row.getObject(1, UUID.class))
                .list();
    }
}
