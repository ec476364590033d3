package dev.roundtwo.insights.reports;

import dev.roundtwo.platform.privacy.Parcel;
import dev.roundtwo.platform.privacy.PersonalData;
import dev.roundtwo.platform.scope.Scope;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which reports somebody was told of; what stood in them is read anew from what else is packed. */
@Component
class ReportData implements PersonalData {

    private final JdbcClient sql;

    ReportData(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public void pack(UUID account, Parcel parcel) {
        if (Scope.currentWorkspace().isEmpty()) {
            return;
        }
        parcel.rows("monthly reports you were told of", sql.sql("""
                select r.subject, r.month, r.told_at from insight_told r
                where r.workspace_id = current_workspace() and r.account_id = ? order by r.told_at, r.subject
                """).param(account));
    }
}
