package dev.roundtwo.practice.groups;

import dev.roundtwo.platform.NotFound;
import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.platform.audit.Audit;
import dev.roundtwo.practice.GroupLeft;
import dev.roundtwo.practice.groups.Access.Inside;
import dev.roundtwo.tenancy.Member;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who belongs to a group: leaving and resting, and whom leads remove or make leads. */
@Service
@Transactional
public class Memberships {

    private final JdbcClient sql;
    private final Access access;
    private final Audit audit;
    private final ApplicationEventPublisher facts;

    Memberships(JdbcClient sql, Access access, Audit audit, ApplicationEventPublisher facts) {
        this.sql = sql;
        this.access = access;
        this.audit = audit;
        this.facts = facts;
    }

    /** Leaves, or removes somebody as a lead. What they practised stays. */
    public void remove(Member me, UUID group, UUID account) {
        Inside inside = access.changing(me, group);
        boolean self = account.equals(me.accountId());
        if (self ? !inside.member() : !inside.steers()) {
            throw new AccessDeniedException("does not lead the group");
        }
        keepALead(group, account);
        int gone = sql.sql("delete from practice_membership where group_id = ? and account_id = ?")
                .params(group, account)
                .update();
        if (gone == 0) {
            throw new NotFound("member", account);
        }
        facts.publishEvent(new GroupLeft(me.workspaceId(), group, account));
        audit.record(
                self ? "group.left" : "group.member.removed", "practice-group", group, "account", account.toString());
    }

    /** Makes somebody a lead, or no longer one. */
    public void lead(Member me, UUID group, UUID account, boolean lead) {
        access.steering(me, group);
        if (!lead) {
            keepALead(group, account);
        }
        int changed = sql.sql("update practice_membership set lead = ? where group_id = ? and account_id = ?")
                .params(lead, group, account)
                .update();
        if (changed == 0) {
            throw new NotFound("member", account);
        }
        audit.record(
                lead ? "group.lead.made" : "group.lead.ended", "practice-group", group, "account", account.toString());
    }

    /** Is left out of the rounds to come, or is in them again. */
    public void rest(Member me, UUID group, boolean resting) {
        if (!access.changing(me, group).member()) {
            throw new AccessDeniedException("not of the group");
        }
        sql.sql("update practice_membership set resting = ? where group_id = ? and account_id = ?")
                .params(resting, group, me.accountId())
                .update();
    }

    /** The group is locked, so that two leads do not leave each other behind. */
    private void keepALead(UUID group, UUID leaver) {
        boolean last = sql.sql("""
                        select coalesce(bool_or(lead) filter (where account_id = :leaver), false)
                           and not coalesce(bool_or(lead) filter (where account_id <> :leaver), false)
                        from practice_membership where group_id = :group
                        """)
                .param("leaver", leaver)
                .param("group", group)
                .query(Boolean.class)
                .single();
        if (last) {
            throw new RuleBroken("practice.lead.last");
        }
    }
}
