package dev.roundtwo.interviews.booking;

import dev.roundtwo.interviews.ending.Cancellations;
import dev.roundtwo.tenancy.MemberLeft;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Calls off what came of matches when one of the two leaves the workspace. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Partings {

    private final JdbcClient sql;
    private final Cancellations cancellations;

    Partings(JdbcClient sql, Cancellations cancellations) {
        this.sql = sql;
        this.cancellations = cancellations;
    }

    /** Who left comes to nothing any more, and the other one is told. */
    @EventListener
    void left(MemberLeft fact) {
        sql.sql("""
                        select i.id from seat s join interview i on i.id = s.interview_id
                        where s.workspace_id = current_workspace() and s.account_id = ? and s.part = 'PEER'
                          and i.match_id is not null and i.status = 'SCHEDULED' order by i.id
                        """)
                .param(fact.accountId())
                .query((row, number) -> row.getObject(1, UUID.class))
                .list()
                .forEach(interview -> cancellations.byItself(interview, "One of you left the workspace."));
    }
}
