package dev.roundtwo.tenancy.privacy;

import dev.roundtwo.platform.privacy.Parcel;
import dev.roundtwo.platform.privacy.PersonalData;
import dev.roundtwo.platform.privacy.WorkspaceData;
import dev.roundtwo.platform.scope.Scope;
import java.util.UUID;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where somebody belongs; and a workspace's people and settings. */
@Component
@Order(0)
class TenancyData implements PersonalData, WorkspaceData {

    private final JdbcClient sql;

    TenancyData(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public void pack(UUID account, Parcel parcel) {
        if (Scope.currentWorkspace().isEmpty()) {
            return;
        }
        parcel.rows("membership", sql.sql("""
                select w.name as workspace, w.slug, m.role, m.joined_at from member m join workspace w on w.id = m.workspace_id
                where m.workspace_id = current_workspace() and m.account_id = ?
                """).param(account));
        parcel.rows("invitations you made", sql.sql("""
                select id, email::text as email, role, created_at, accepted_at, withdrawn_at from invitation
                where workspace_id = current_workspace() and invited_by = ? order by created_at
                """).param(account));
        parcel.rows("the invitation you took", sql.sql("""
                select id, email::text as email, role, created_at, accepted_at from invitation
                where workspace_id = current_workspace() and accepted_by = ? order by accepted_at
                """).param(account));
    }

    @Override
    public void pack(Parcel parcel) {
        parcel.rows("workspace", sql.sql("""
                select id, slug, name, created_at from workspace where id = current_workspace()
                """));
        parcel.rows("members", sql.sql("""
                select a.id as account, a.name, a.email::text as email, m.role, m.joined_at
                from member m join account a on a.id = m.account_id where m.workspace_id = current_workspace() order by a.name, a.id
                """));
        parcel.rows("invitations", sql.sql("""
                select i.id, i.email::text as email, i.role, a.name as by, i.created_at, i.expires_at, i.accepted_at, i.withdrawn_at
                from invitation i join account a on a.id = i.invited_by where i.workspace_id = current_workspace() order by i.created_at
                """));
        parcel.rows("retention", sql.sql("""
                select kind, days from workspace_retention where workspace_id = current_workspace() order by kind
                """));
    }
}
