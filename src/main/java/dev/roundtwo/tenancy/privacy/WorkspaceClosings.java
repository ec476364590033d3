package dev.roundtwo.tenancy.privacy;

import dev.roundtwo.platform.NotFound;
import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.platform.audit.Audit;
import dev.roundtwo.platform.live.LiveFeed;
import dev.roundtwo.platform.mail.Mail;
import dev.roundtwo.platform.mail.Mailer;
import dev.roundtwo.platform.scope.OwnTransaction;
import dev.roundtwo.platform.scope.Scope;
import dev.roundtwo.platform.web.PublicUrl;
import dev.roundtwo.tenancy.Member;
import dev.roundtwo.tenancy.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Closing a workspace: nobody finds it any more, and after a week it is erased, unless an owner brings it back. */
@Service
@Transactional
public class WorkspaceClosings {

    public static final Duration WEEK = Duration.ofDays(7);

    private final JdbcClient sql;
    private final Audit audit;
    private final LiveFeed live;
    private final Mailer mailer;
    private final PublicUrl url;
    private final OwnTransaction apart;

    WorkspaceClosings(JdbcClient sql, Audit audit, LiveFeed live, Mailer mailer, PublicUrl url, OwnTransaction apart) {
        this.apart = apart;
        this.sql = sql;
        this.audit = audit;
        this.live = live;
        this.mailer = mailer;
        this.url = url;
    }

    /** A workspace that is about to go. */
    public record Closing(UUID id, String slug, String name, Instant erasedOn) {}

    /**
     * Closes the workspace for everybody at once and ends all streams in it, guests' too.
     *
     * @param typed the workspace's name, typed once more
     */
    public void close(Member me, @Nullable String typed) {
        me.mustBe(Role.OWNER);
        if (typed == null || !typed.strip().equals(me.workspaceName().strip())) {
            throw new RuleBroken("tenancy.closing.name");
        }
        if (me.workspaceSlug().equals("demo")) {
            throw new RuleBroken("tenancy.closing.demo");
        }
        if (!Boolean.TRUE.equals(
                sql.sql("select workspace_close()").query(Boolean.class).single())) {
            return; // closed twice at once
        }
        audit.record("workspace.closed", "workspace", me.workspaceId());
        audit.recordForInstallation("workspace.closed", "workspace", me.workspaceId());
        live.endStreamsIn(me.workspaceId());
        sql.sql("""
                select a.name, a.email::text as email from member m join account a on a.id = m.account_id
                where m.workspace_id = ? and m.role = 'OWNER' and not a.demo
                """).param(me.workspaceId()).query(Person.class).list().forEach(owner -> mailer.send(told(me, owner)));
    }

    /** The workspaces of the account in scope that are about to go, and that it may bring back. */
    @Transactional(readOnly = true)
    public List<Closing> of() {
        return sql.sql("select id, slug, name, closing_at from workspaces_closing()")
                .query((row, number) -> new Closing(
                        row.getObject("id", UUID.class),
                        row.getString("slug"),
                        row.getString("name"),
                        row.getTimestamp("closing_at").toInstant().plus(WEEK)))
                .list();
    }

    /** Brings the workspace back, as it was; for its owner. */
    @Transactional(
            propagation = Propagation.NOT_SUPPORTED) // its own begins in the workspace's scope, for the log's sake
    public void keep(UUID me, UUID workspace) {
        new Scope(workspace, me).run(() -> apart.run(() -> bringBack(workspace)));
    }

    private void bringBack(UUID workspace) {
        if (!Boolean.TRUE.equals(sql.sql("select workspace_keep(?)")
                .param(workspace)
                .query(Boolean.class)
                .single())) {
            throw new NotFound("closed workspace", workspace);
        }
        audit.record("workspace.kept", "workspace", workspace);
        audit.recordForInstallation("workspace.kept", "workspace", workspace);
    }

    private Mail told(Member me, Person person) {
        return new Mail(person.email(), me.workspaceName() + " is closed", """
                Hello %s,

                %s closed the workspace %s. Nobody can open it any more, and in 7 days it is erased for good.

                To keep it, sign in within these days and choose “Keep it”:

                %s
                """.formatted(
                        person.name(), me.name(), me.workspaceName(), url.of("/workspaces")));
    }

    private record Person(String name, String email) {}
}
