package dev.roundtwo.tenancy;

import dev.roundtwo.platform.NotFound;
import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.platform.live.LiveFeed;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the people of a workspace may do, and letting them go. All of it holds from the next request. */
@Service
@Transactional
public class Members {

    /** Whoever changes who owns a workspace comes here first, so that two do it one after the other. */
    static final String LOCK_OWNERS =
            "select account_id from member where workspace_id = ? and role = 'OWNER' order by account_id for update";

    private static final Logger LOG = LoggerFactory.getLogger(Members.class);

    private final JdbcClient sql;
    private final Clock clock;
    private final ApplicationEventPublisher facts;
    private final LiveFeed live;

    Members(JdbcClient sql, Clock clock, ApplicationEventPublisher facts, LiveFeed live) {
        this.sql = sql;
        this.clock = clock;
        this.facts = facts;
        this.live = live;
    }

    /**
     * Gives the member another role. Admins give roles up to their own, to people up to their own.
     *
     * @throws RuleBroken when the last owner would go
     */
    public void changeRole(Member me, UUID account, Role role) {
        me.mustBe(Role.ADMIN);
        Role now = lockedRole(me, account);
        mustStillBe(me);
        if (!me.may(now)) {
            throw new RuleBroken("tenancy.member.above");
        }
        if (!me.may(role)) {
            throw new RuleBroken("tenancy.invitation.role");
        }
        if (role.compareTo(Role.ADMIN) >= 0 && isProgram(me.accountId())) {
            throw new RuleBroken("tenancy.invitation.program");
        }
        if (now == role) {
            return;
        }
        if (role == Role.OWNER && isProgram(account)) {
            throw new RuleBroken("tenancy.member.program");
        }
        keepAnOwner(me, account, now);
        sql.sql("update member set role = ? where workspace_id = ? and account_id = ?")
                .params(role.name(), me.workspaceId(), account)
                .update();
        if (role.compareTo(now) < 0) {
            withdrawInvitations(me, account);
            live.endStreamsOf(account.toString());
        }
        facts.publishEvent(new RoleChanged(me.workspaceId(), account, now, role));
        log("role-changed", me, account);
    }

    /** The same, if the role is still that one: false when somebody was quicker. */
    public boolean changeRole(Member me, UUID account, Role from, Role role) {
        me.mustBe(Role.ADMIN);
        if (lockedRole(me, account) != from) {
            return false;
        }
        changeRole(me, account, role);
        return true;
    }

    /** Removes a member, or leaves when it is oneself. What they wrote stays. */
    public void remove(Member me, UUID account) {
        boolean self = account.equals(me.accountId());
        if (!self) {
            me.mustBe(Role.ADMIN);
        }
        Role now = lockedRole(me, account);
        mustStillBe(me);
        if (!me.may(now)) { // oneself too: who may act as less than they are does not leave for the one they are
            throw new RuleBroken("tenancy.member.above");
        }
        keepAnOwner(me, account, now);
        sql.sql("delete from member where workspace_id = ? and account_id = ?")
                .params(me.workspaceId(), account)
                .update();
        withdrawInvitations(me, account);
        live.endStreamsOf(account.toString());
        facts.publishEvent(new MemberLeft(me.workspaceId(), account));
        log("member-removed", me, account);
    }

    /** The member's role, with all owners locked: two who remove each other come one after the other. */
    private Role lockedRole(Member me, UUID account) {
        sql.sql(LOCK_OWNERS)
                .param(me.workspaceId())
                .query((row, number) -> row.getObject(1, UUID.class))
                .list();
        return role(me, account);
    }

    /** Who waited for the lock acts by no role that they had when they asked and have no longer. */
    private void mustStillBe(Member me) {
        if (role(me, me.accountId()).compareTo(me.role()) < 0) {
            throw new AccessDeniedException("the role changed meanwhile");
        }
    }

    private Role role(Member me, UUID account) {
        return sql.sql("select role from member where workspace_id = ? and account_id = ? for update")
                .params(me.workspaceId(), account)
                .query(String.class)
                .optional()
                .map(Role::valueOf)
                .orElseThrow(() -> new NotFound("member", account));
    }

    /** An owner whose account is disabled is no help. */
    private void keepAnOwner(Member me, UUID leaver, Role leaving) {
        long others = sql.sql(
                        "select count(*) from acting_member where workspace_id = ? and role = 'OWNER' and account_id <> ?")
                .params(me.workspaceId(), leaver)
                .query(Long.class)
                .single();
        if (leaving == Role.OWNER && others == 0) {
            throw new RuleBroken("tenancy.member.last.owner");
        }
    }

    private void withdrawInvitations(Member me, UUID inviter) {
        sql.sql("""
                update invitation set withdrawn_at = ?
                where workspace_id = ? and invited_by = ? and accepted_at is null and withdrawn_at is null
                """)
                .params(Timestamp.from(clock.instant()), me.workspaceId(), inviter)
                .update();
    }

    private boolean isProgram(UUID account) {
        return sql.sql("select robot from account where id = ?")
                .param(account)
                .query(Boolean.class)
                .single();
    }

    private static void log(String event, Member me, UUID account) {
        LOG.atInfo()
                .addKeyValue("event", event)
                .addKeyValue("workspace", me.workspaceId())
                .addKeyValue("account", account)
                .addKeyValue("by", me.accountId())
                .log("Membership changed");
    }
}
