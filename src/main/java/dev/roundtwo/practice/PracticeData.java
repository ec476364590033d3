package dev.roundtwo.practice;

import dev.roundtwo.platform.privacy.Parcel;
import dev.roundtwo.platform.privacy.PersonalData;
import dev.roundtwo.platform.privacy.WorkspaceData;
import dev.roundtwo.platform.scope.Scope;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What somebody said and did for practising; and a workspace's groups. A partner is named to nobody who had not seen the name. */
@Component
class PracticeData implements PersonalData, WorkspaceData {

    private final JdbcClient sql;

    PracticeData(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public void pack(UUID account, Parcel parcel) {
        if (Scope.currentWorkspace().isEmpty()) {
            return;
        }
        parcel.rows("how you practise", sql.sql("""
                select p.level, p.language, p.zone, p.buffer from practice_person p
                where p.workspace_id = current_workspace() and p.account_id = ?
                """).param(account));
        parcel.rows("your hours", sql.sql("""
                select h.day, h.from_minute, h.to_minute from practice_hours h
                where h.workspace_id = current_workspace() and h.account_id = ? order by h.day, h.from_minute
                """).param(account));
        parcel.rows("days that are otherwise", sql.sql("""
                select e.day, e.free, e.from_minute, e.to_minute from practice_exception e
                where e.workspace_id = current_workspace() and e.account_id = ? order by e.day, e.from_minute
                """).param(account));
        parcel.rows("your practice groups", sql.sql("""
                select g.name as group, m.lead, m.resting, m.joined_at from practice_membership m
                join practice_group g on g.id = m.group_id
                where m.workspace_id = current_workspace() and m.account_id = ? order by m.joined_at
                """).param(account));
        parcel.rows("groups you asked to join", sql.sql("""
                select g.name as group, r.asked_at from practice_request r join practice_group g on g.id = r.group_id
                where r.workspace_id = current_workspace() and r.account_id = ? order by r.asked_at
                """).param(account));
        parcel.rows("your matches", sql.sql("""
                select l.match_id as match, l.part, l.named, t.matched_at, g.name as group from practice_place l
                join practice_match t on t.id = l.match_id left join practice_group g on g.id = t.group_id
                where l.workspace_id = current_workspace() and l.account_id = ? and t.matched_at is not null order by t.matched_at
                """).param(account));
        parcel.rows("appointments you kept and missed", sql.sql("""
                select a.appointment, a.kept, a.at from practice_attendance a
                where a.workspace_id = current_workspace() and a.account_id = ? order by a.at
                """).param(account));
        parcel.rows("where you waited for a partner", sql.sql("""
                select w.level, w.language, w.role, w.since, w.match_id as match from practice_wait w
                where w.workspace_id = current_workspace() and w.account_id = ? order by w.since
                """).param(account));
    }

    @Override
    public void pack(Parcel parcel) {
        parcel.rows("practice groups", sql.sql("""
                select id, name, purpose, rhythm, zone, set_id as set,
                    array(select s.set_id from practice_group_set s where s.group_id = g.id order by s.place) as sets, anonymous, next_on,
                    created_at, ended_at from practice_group g
                where workspace_id = current_workspace() order by lower(name), id
                """));
        parcel.rows("people of practice groups", sql.sql("""
                select m.group_id as group, m.account_id as account, m.lead, m.resting, m.joined_at from practice_membership m
                where m.workspace_id = current_workspace() order by m.group_id, m.joined_at
                """));
        parcel.rows("requests to join practice groups", sql.sql("""
                select group_id as group, account_id as account, asked_at from practice_request
                where workspace_id = current_workspace() order by group_id, asked_at
                """));
        parcel.rows("practice rounds", sql.sql("""
                select id, group_id as group, number, status, starts_on, made_at, published_at from practice_round
                where workspace_id = current_workspace() order by group_id, number
                """));
        parcel.rows("practice matches", sql.sql("""
                select t.id, t.group_id as group, t.round_id as round, t.set_id as set, t.sets, t.anonymous, t.matched_at, l.account_id as account,
                    l.part from practice_match t join practice_place l on l.match_id = t.id
                where t.workspace_id = current_workspace() order by t.matched_at, t.id, l.part
                """));
        parcel.rows("practice appointments kept and missed", sql.sql("""
                select account_id as account, appointment, kept, at from practice_attendance
                where workspace_id = current_workspace() order by at
                """));
    }
}
