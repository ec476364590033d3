package dev.roundtwo.tenancy.signon;

import dev.roundtwo.platform.NotFound;
import dev.roundtwo.platform.audit.Audit;
import dev.roundtwo.platform.mail.Mail;
import dev.roundtwo.platform.mail.Mailer;
import dev.roundtwo.platform.scope.Scope;
import dev.roundtwo.tenancy.Member;
import dev.roundtwo.tenancy.Role;
import dev.roundtwo.tenancy.Workspaces;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * How an owner comes into a workspace whose only provider is broken: by the account's own proof, for an hour, in this
 * session. It is written down, and all owners get a mail.
 */
@Component
class WayBack {

    private static final String ATTRIBUTE = "way-back";
    private static final Duration GOOD_FOR = Duration.ofHours(1);

    private final JdbcClient sql;
    private final Workspaces workspaces;
    private final Audit audit;
    private final Mailer mailer;
    private final Clock clock;
    private final TransactionTemplate transaction;

    WayBack(
            JdbcClient sql,
            Workspaces workspaces,
            Audit audit,
            Mailer mailer,
            Clock clock,
            TransactionTemplate transaction) {
        this.sql = sql;
        this.workspaces = workspaces;
        this.audit = audit;
        this.mailer = mailer;
        this.clock = clock;
        this.transaction = transaction;
    }

    static boolean isOpen(HttpServletRequest request, Member me, Instant now) {
        HttpSession session = request.getSession(false);
        return me.may(Role.OWNER)
                && session != null
                && session.getAttribute(ATTRIBUTE) instanceof String text
                && text.startsWith(me.accountId() + " " + me.workspaceId() + " ")
                && now.toEpochMilli() - Long.parseLong(text.substring(text.lastIndexOf(' ') + 1)) < GOOD_FOR.toMillis();
    }

    /** The owner whom the way back is for; for everybody else there is none. */
    Member owner(String slug, UUID account) {
        return workspaces
                .member(slug, account)
                .filter(me -> me.may(Role.OWNER) && me.soleProvider() != null)
                .orElseThrow(() -> new NotFound("workspace", "here"));
    }

    void open(HttpServletRequest request, String slug, UUID account) {
        Member me = owner(slug, account);
        new Scope(me.workspaceId(), account)
                .run(() -> transaction.executeWithoutResult(status -> {
                    audit.record("provider.bypassed", "provider", me.soleProvider());
                    sql.sql("""
                    select a.email from member m join account a on a.id = m.account_id
                    where m.workspace_id = ? and m.role = 'OWNER' and not a.demo
                      and a.disabled_at is null and a.closed_at is null
                    """)
                            .param(me.workspaceId())
                            .query(String.class)
                            .list()
                            .forEach(email -> mailer.send(mail(me, email)));
                }));
        request.getSession().setAttribute(ATTRIBUTE, account + " " + me.workspaceId() + " " + clock.millis());
    }

    private static Mail mail(Member me, String email) {
        return new Mail(email, "%s was entered without its provider".formatted(me.workspaceName()), """
                Hello,

                %s is an owner of %s and came in without the provider through which everybody signs in, for one hour. Owners
                can do that, so that a broken provider locks nobody out. It stands in the audit log.

                If that was not expected, ask them, and look at Settings, Sign-in.
                """.formatted(
                        me.name(), me.workspaceName()));
    }
}
