package dev.roundtwo.interviews.calendar;

import dev.roundtwo.platform.privacy.Parcel;
import dev.roundtwo.platform.privacy.PersonalData;
import dev.roundtwo.platform.privacy.WorkspaceData;
import dev.roundtwo.platform.scope.Scope;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** That somebody has a private feed, and since when; never its address. */
@Component
class CalendarData implements PersonalData, WorkspaceData {

    private final JdbcClient sql;

    CalendarData(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public void pack(UUID account, Parcel parcel) {
        if (Scope.currentWorkspace().isEmpty()) {
            return;
        }
        parcel.rows("your calendar feed", sql.sql("""
                select f.made_at, f.read_at as last_read from calendar_feed f
                where f.workspace_id = current_workspace() and f.account_id = ?
                """).param(account));
        parcel.rows(
                "links in mails by which you could move an interview",
                sql.sql("""
                select l.interview_id as interview, l.made_at, l.used_at, l.used_for from reschedule_link l
                join seat s on s.id = l.seat_id
                where l.workspace_id = current_workspace() and s.account_id = ? order by l.made_at
                """).param(account));
    }

    @Override
    public void pack(Parcel parcel) {
        parcel.rows("calendar feeds", sql.sql("""
                select account_id as account, made_at from calendar_feed
                where workspace_id = current_workspace() order by made_at
                """));
        parcel.rows("reminders told", sql.sql("""
                select interview_id as interview, soon, told_at from interview_reminder
                where workspace_id = current_workspace() order by told_at
                """));
        parcel.rows("links to move an interview", sql.sql("""
                select interview_id as interview, seat_id as seat, made_at, used_at, used_for from reschedule_link
                where workspace_id = current_workspace() order by made_at
                """));
    }
}
