package dev.roundtwo.interviews.guesses;

import dev.roundtwo.platform.privacy.Parcel;
import dev.roundtwo.platform.privacy.PersonalData;
import dev.roundtwo.platform.privacy.WorkspaceData;
import dev.roundtwo.platform.scope.Scope;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What somebody guessed of themselves; and those of a workspace's closed interviews, beside their cards. */
@Component
class GuessData implements PersonalData, WorkspaceData {

    private final JdbcClient sql;

    GuessData(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public void pack(UUID account, Parcel parcel) {
        if (Scope.currentWorkspace().isEmpty()) {
            return;
        }
        parcel.rows("your guesses of how you did", sql.sql("""
                select t.interview_id as interview, g.recommendation, g.levels, g.given_at from turn_guess g
                join turn t on t.id = g.turn_id join seat s on s.id = t.candidate_seat
                where g.workspace_id = current_workspace() and s.account_id = ? order by g.given_at, g.turn_id
                """).param(account));
    }

    @Override
    public void pack(Parcel parcel) {
        parcel.rows("guesses of how they did", sql.sql("""
                select t.interview_id as interview, t.number as turn, g.recommendation, g.levels, g.given_at from turn_guess g
                join turn t on t.id = g.turn_id join interview i on i.id = t.interview_id
                where g.workspace_id = current_workspace() and i.status = 'CLOSED' order by t.interview_id, t.number
                """));
    }
}
