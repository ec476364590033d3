package dev.roundtwo.interviews.booking;

import dev.roundtwo.platform.privacy.Parcel;
import dev.roundtwo.platform.privacy.PersonalData;
import dev.roundtwo.platform.privacy.WorkspaceData;
import dev.roundtwo.platform.scope.Scope;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Times that were proposed, what was said of who came, and matches that wait. A partner is named by no more than their match. */
@Component
class BookingData implements PersonalData, WorkspaceData {

    private final JdbcClient sql;

    BookingData(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public void pack(UUID account, Parcel parcel) {
        if (Scope.currentWorkspace().isEmpty()) {
            return;
        }
        parcel.rows("interviews that came of your matches", sql.sql("""
                select m.match_id as match, m.group_id as group, m.interview_id as interview, m.told_at,
                    m.asks = :me as you_ask_first, m.answers = :me as you_answer_first, m.observes = :me as you_observe
                from peer_match m where m.workspace_id = current_workspace() and :me in (m.asks, m.answers, m.observes) order by m.told_at
                """).param("me", account));
        parcel.rows("times you proposed", sql.sql("""
                select p.interview_id as interview, p.match_id as match, array_to_string(p.times, ', ') as times, p.made_at, p.ended
                from time_proposal p where p.workspace_id = current_workspace() and p.account_id = ? order by p.made_at
                """).param(account));
        parcel.rows("other times you asked for", sql.sql("""
                select w.interview_id as interview, array_to_string(w.times, ', ') as times, w.made_at, w.ended from time_wish w
                join seat s on s.id = w.seat_id where w.workspace_id = current_workspace() and s.account_id = ? order by w.made_at
                """).param(account));
        parcel.rows("what you said of who came", sql.sql("""
                select w.interview_id as interview, w.about = w.by_seat as about_you, w.came, w.at from attendance_word w
                join seat s on s.id = w.by_seat where w.workspace_id = current_workspace() and s.account_id = ? order by w.at
                """).param(account));
    }

    @Override
    public void pack(Parcel parcel) {
        parcel.rows("matches and their interviews", sql.sql("""
                select match_id as match, group_id as group, interview_id as interview, asks, answers, observes, anonymous, told_at
                from peer_match where workspace_id = current_workspace() order by told_at, match_id
                """));
        parcel.rows("times proposed", sql.sql("""
                select interview_id as interview, match_id as match, account_id as account, array_to_string(times, ', ') as times, made_at, ended
                from time_proposal where workspace_id = current_workspace() order by made_at, id
                """));
        parcel.rows("other times asked for", sql.sql("""
                select interview_id as interview, seat_id as seat, array_to_string(times, ', ') as times, made_at, ended
                from time_wish where workspace_id = current_workspace() order by made_at, id
                """));
        parcel.rows("who was said to have come", sql.sql("""
                select interview_id as interview, about, by_seat as by, came, at from attendance_word
                where workspace_id = current_workspace() order by at, about, by_seat
                """));
    }
}
