package dev.roundtwo.insights.progress;

import dev.roundtwo.platform.privacy.Parcel;
import dev.roundtwo.platform.privacy.PersonalData;
import dev.roundtwo.platform.scope.Scope;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What somebody shares. All else that is counted is made from what the lower floors pack. */
@Component
class SharingData implements PersonalData {

    private final JdbcClient sql;

    SharingData(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public void pack(UUID account, Parcel parcel) {
        if (Scope.currentWorkspace().isEmpty()) {
            return;
        }
        parcel.rows("results you share", sql.sql("""
                select s.interview_id as interview, g.name as group, s.shared_at from insight_share s
                join practice_group g on g.id = s.group_id
                where s.workspace_id = current_workspace() and s.account_id = ? order by s.shared_at, s.interview_id
                """).param(account));
    }
}
