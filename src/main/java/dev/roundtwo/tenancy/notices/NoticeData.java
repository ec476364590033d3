package dev.roundtwo.tenancy.notices;

import dev.roundtwo.platform.privacy.Parcel;
import dev.roundtwo.platform.privacy.PersonalData;
import dev.roundtwo.platform.privacy.WorkspaceData;
import dev.roundtwo.platform.scope.Scope;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What somebody was told, what of it waits for its hour, and how they want to be told; of the workspace, how many were told what. */
@Component
class NoticeData implements PersonalData, WorkspaceData {

    private final JdbcClient sql;

    NoticeData(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public void pack(UUID account, Parcel parcel) {
        if (Scope.currentWorkspace().isEmpty()) {
            return;
        }
        parcel.rows("notices", sql.sql("""
                select n.id, n.kind, n.subject, n.title, n.lines, n.details, n.action, n.path, n.shown, n.told_at, n.read_at,
                    (select h.due_at from notice_held h where h.notice_id = n.id and h.workspace_id = n.workspace_id
                        and h.account_id = n.account_id) as mailed_later
                from notice n where n.workspace_id = current_workspace() and n.account_id = ? order by n.number
                """).param(account));
        parcel.rows("how-you-are-told", sql.sql("""
                select kind, shown, mail from notice_choice where workspace_id = current_workspace() and account_id = ? order by kind
                """).param(account));
        parcel.rows("quiet-hours", sql.sql("""
                select quiet_from::text as quiet_from, quiet_until::text as quiet_until, digest_hour, digest_on::text as digest_on
                from notice_hours where workspace_id = current_workspace() and account_id = ?
                """).param(account));
    }

    /** What each was told, without the words: they are theirs, and may be a secret from whoever owns the workspace. */
    @Override
    public void pack(Parcel parcel) {
        parcel.rows("notices", sql.sql("""
                select account_id, kind, count(*) as told, max(told_at) as last_told from notice
                where workspace_id = current_workspace() group by account_id, kind order by account_id, kind
                """));
    }
}
