package dev.roundtwo.practice.groups;

import dev.roundtwo.platform.NotFound;
import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.platform.Secrets;
import dev.roundtwo.platform.audit.Audit;
import dev.roundtwo.platform.web.PublicUrl;
import dev.roundtwo.practice.GroupJoined;
import dev.roundtwo.practice.JoinAsked;
import dev.roundtwo.practice.groups.Access.Inside;
import dev.roundtwo.tenancy.Member;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How people come into a group: by its link, or by asking and being let in by a lead. */
@Service
@Transactional
public class Admission {

    /** More than a round pairs at once. */
    static final int MOST = 500;

    private final JdbcClient sql;
    private final Access access;
    private final Audit audit;
    private final PublicUrl url;
    private final ApplicationEventPublisher facts;
    private final Clock clock;

    Admission(JdbcClient sql, Access access, Audit audit, PublicUrl url, ApplicationEventPublisher facts, Clock clock) {
        this.sql = sql;
        this.access = access;
        this.audit = audit;
        this.url = url;
        this.facts = facts;
        this.clock = clock;
    }

    /** A new link for everybody of the workspace; the one before stops working. It is shown this once. */
    public String link(Member me, UUID group) {
        access.steering(me, group);
        String token = Secrets.token();
        sql.sql("update practice_group set link_digest = ? where workspace_id = current_workspace() and id = ?")
                .params(Secrets.digest(token), group)
                .update();
        audit.record("group.link.made", "practice-group", group);
        return url.of("/w/" + me.workspaceSlug() + "/groups/joining/" + token);
    }

    /** Closes the link. */
    public void closeLink(Member me, UUID group) {
        access.steering(me, group);
        sql.sql("update practice_group set link_digest = null where workspace_id = current_workspace() and id = ?")
                .param(group)
                .update();
        audit.record("group.link.closed", "practice-group", group);
    }

    /** The group that a link leads to, for whoever belongs to its workspace. */
    @Transactional(readOnly = true)
    public Inside linked(Member me, String token) {
        return access.of(me, at(token));
    }

    /** Joins by a link; who is in already stays as they are. */
    public UUID join(Member me, String token) {
        UUID group = at(token);
        access.changing(me, group);
        if (!at(token).equals(group)) {
            throw new RuleBroken("practice.link.gone");
        }
        add(me, group, me.accountId());
        return group;
    }

    /** Asks to join; asked twice is asked once. */
    public void ask(Member me, UUID group) {
        if (access.changing(me, group).member()) {
            return;
        }
        Instant now = clock.instant();
        int asked =
                sql.sql("""
                        insert into practice_request (workspace_id, group_id, account_id, asked_at)
                        values (current_workspace(), ?, ?, ?) on conflict do nothing
                        """).params(group, me.accountId(), Timestamp.from(now)).update();
        if (asked == 1) {
            facts.publishEvent(new JoinAsked(me.workspaceId(), group, me.accountId(), now));
        }
    }

    /** No longer asks. */
    public void withdraw(Member me, UUID group) {
        access.of(me, group);
        forget(group, me.accountId());
    }

    /** Lets somebody in who asked. Of two leads who answer at once the first one's word stands. */
    public void accept(Member me, UUID group, UUID account) {
        access.steering(me, group);
        if (forget(group, account) == 0) {
            throw new RuleBroken("practice.request.answered");
        }
        add(me, group, account);
        audit.record("group.request.accepted", "practice-group", group, "account", account.toString());
    }

    public void refuse(Member me, UUID group, UUID account) {
        access.steering(me, group);
        if (forget(group, account) == 0) {
            throw new RuleBroken("practice.request.answered");
        }
        audit.record("group.request.refused", "practice-group", group, "account", account.toString());
    }

    private void add(Member me, UUID group, UUID account) {
        forget(group, account);
        int people = sql.sql("select count(*) from practice_membership where group_id = ? and account_id <> ?")
                .params(group, account)
                .query(Integer.class)
                .single();
        if (people >= MOST) {
            throw new RuleBroken("practice.group.full", MOST);
        }
        Instant now = clock.instant();
        int joined = sql.sql("""
                        insert into practice_membership (workspace_id, group_id, account_id, lead, resting, joined_at)
                        values (current_workspace(), ?, ?, false, false, ?) on conflict do nothing
                        """).params(group, account, Timestamp.from(now)).update();
        if (joined == 1) {
            facts.publishEvent(new GroupJoined(me.workspaceId(), group, account, me.accountId(), now));
        }
    }

    private int forget(UUID group, UUID account) {
        return sql.sql("delete from practice_request where group_id = ? and account_id = ?")
                .params(group, account)
                .update();
    }

    private UUID at(String token) {
        return sql.sql("""
                        select id from practice_group
                        where workspace_id = current_workspace() and link_digest = ? and ended_at is null
                        """)
                .param(Secrets.digest(token))
                .query((row, number) -> row.getObject("id", UUID.class))
                .optional()
                .orElseThrow(() -> new NotFound("link", "of a group"));
    }
}
