package dev.roundtwo.insights.progress;

import dev.roundtwo.platform.NotFound;
import dev.roundtwo.practice.GroupLeft;
import dev.roundtwo.practice.groups.GroupPages;
import dev.roundtwo.tenancy.Member;
import dev.roundtwo.tenancy.Role;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lets the leads of a group see the result of one interview, and takes it back. Only whoever it is about does either. */
@Service
@Transactional
public class Sharing {

    private final JdbcClient sql;
    private final GroupPages groups;
    private final Clock clock;

    Sharing(JdbcClient sql, GroupPages groups, Clock clock) {
        this.sql = sql;
        this.groups = groups;
        this.clock = clock;
    }

    /** With a group that one belongs to; what is shared already stays so. */
    public void share(Member me, UUID interview, UUID group) {
        me.mustBe(Role.MEMBER);
        if (!groups.page(me, group).member()) {
            throw new NotFound("group", group);
        }
        mustHaveAnswered(me, interview);
        sql.sql("""
                insert into insight_share (interview_id, workspace_id, account_id, group_id, shared_at)
                values (?, current_workspace(), ?, ?, ?) on conflict do nothing
                """)
                .params(interview, me.accountId(), group, Timestamp.from(clock.instant()))
                .update();
    }

    /** From then on nothing of it is shown to those leads, wherever they look. */
    public void takeBack(Member me, UUID interview, UUID group) {
        me.mustBe(Role.MEMBER);
        mustHaveAnswered(me, interview);
        sql.sql("""
                delete from insight_share
                where workspace_id = current_workspace() and interview_id = ? and account_id = ? and group_id = ?
                """).params(interview, me.accountId(), group).update();
    }

    /** Who comes back shares anew, or does not. */
    @EventListener
    void left(GroupLeft fact) {
        sql.sql(
                        "delete from insight_share where workspace_id = current_workspace() and account_id = ? and group_id = ?")
                .params(fact.account(), fact.group())
                .update();
    }

    private void mustHaveAnswered(Member me, UUID interview) {
        boolean answered = sql.sql("""
                        select exists (select from insight_seat where workspace_id = current_workspace() and interview_id = ?
                          and account_id = ? and state = 'HELD' and part in ('CANDIDATE', 'PEER'))
                        """)
                .params(interview, me.accountId())
                .query(Boolean.class)
                .single();
        if (!answered) {
            throw new NotFound("interview", interview);
        }
    }
}
