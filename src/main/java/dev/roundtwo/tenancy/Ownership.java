package dev.roundtwo.tenancy;

import dev.roundtwo.platform.NotFound;
import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.platform.audit.Audit;
import dev.roundtwo.platform.live.LiveFeed;
import dev.roundtwo.platform.mail.Mail;
import dev.roundtwo.platform.mail.Mailer;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Handing a workspace over: one member becomes its owner, and the owner takes the role they choose, in one step. */
@Service
@Transactional
public class Ownership {

    private final JdbcClient sql;
    private final ApplicationEventPublisher facts;
    private final LiveFeed live;
    private final Mailer mailer;
    private final Audit audit;

    Ownership(JdbcClient sql, ApplicationEventPublisher facts, LiveFeed live, Mailer mailer, Audit audit) {
        this.sql = sql;
        this.facts = facts;
        this.live = live;
        this.mailer = mailer;
        this.audit = audit;
    }

    /** Somebody to whom the workspace may be handed over. */
    public record Heir(UUID accountId, String name, String email, Role role) {}

    /** Everybody but oneself, by name; no programs. */
    @Transactional(readOnly = true)
    public List<Heir> heirs(Member me) {
        me.mustBe(Role.OWNER);
        return sql.sql("""
                        select account_id, name, email::text as email, role from acting_member
                        where workspace_id = ? and account_id <> ?
                          and not exists (select from account a where a.id = account_id and a.robot)
                        order by name, account_id
                        """)
                .params(me.workspaceId(), me.accountId())
                .query(DataClassRowMapper.newInstance(Heir.class))
                .list();
    }

    /**
     * Makes the member an owner and gives the caller the other role. Both are told by mail.
     *
     * @throws NotFound when they are no member, or may not act
     */
    public void transfer(Member me, UUID to, Role mine) {
        me.mustBe(Role.OWNER);
        if (to.equals(me.accountId())) {
            throw new RuleBroken("tenancy.ownership.self");
        }
        if (mine == Role.OWNER) {
            throw new RuleBroken("tenancy.ownership.role");
        }
        boolean owner = sql.sql(Members.LOCK_OWNERS).param(me.workspaceId()).query(UUID.class).list().stream()
                .anyMatch(me.accountId()::equals);
        if (!owner) {
            throw new AccessDeniedException("the role changed meanwhile");
        }
        Heir heir = heirs(me).stream()
                .filter(one -> one.accountId().equals(to))
                .findFirst()
                .orElseThrow(() -> new NotFound("member", to));
        give(me, to, Role.OWNER);
        give(me, me.accountId(), mine);
        audit.record(
                "ownership.transferred", "member", to, "from", me.accountId().toString());
        tell(heir.name(), heir.email(), me, "%s made you the owner of %s.".formatted(me.name(), me.workspaceName()));
        tell(
                me.name(),
                me.email(),
                me,
                "you made %s the owner of %s, and are %s there now."
                        .formatted(heir.name(), me.workspaceName(), mine.withArticle()));
    }

    private void give(Member me, UUID account, Role role) {
        Role from = sql.sql("select role from member where workspace_id = ? and account_id = ? for update")
                .params(me.workspaceId(), account)
                .query(String.class)
                .optional()
                .map(Role::valueOf)
                .orElseThrow(() -> new NotFound("member", account));
        sql.sql("update member set role = ? where workspace_id = ? and account_id = ?")
                .params(role.name(), me.workspaceId(), account)
                .update();
        facts.publishEvent(new RoleChanged(me.workspaceId(), account, from, role));
        live.endStreamsOf(account.toString());
    }

    private void tell(String name, String email, Member me, String what) {
        mailer.send(new Mail(email, "%s has another owner".formatted(me.workspaceName()), """
                Hello %s,

                %s

                If this is news to you, write to the other owners and admins of the workspace, or to the operators of
                this installation.
                """.formatted(name, what)));
    }
}
