package dev.roundtwo.insights.reports;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Whether there is anything at all to report of somebody, a group or the workspace. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Activity {

    private final JdbcClient sql;

    Activity(JdbcClient sql) {
        this.sql = sql;
    }

    /** Whether anything ever was: with somebody, in a group, or (both null) in the workspace. */
    boolean ever(@Nullable UUID account, @Nullable UUID group) {
        if (account != null) {
            return exists("insight_seat where account_id = ? and ((came and state = 'HELD') or missed) and", account);
        }
        return group == null
                ? exists("insight_interview where state = 'HELD' and")
                : exists("insight_match where group_id = ? and", group)
                        || exists("insight_interview where state = 'HELD' and group_id = ? and", group);
    }

    private boolean exists(String what, Object... given) {
        return sql.sql("select exists (select from " + what + " workspace_id = current_workspace())")
                .params(given)
                .query(Boolean.class)
                .single();
    }
}
