package dev.roundtwo.api.access.clients;

import dev.roundtwo.identity.Accounts;
import dev.roundtwo.platform.Ids;
import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.platform.audit.Audit;
import dev.roundtwo.platform.scope.OneByOne;
import dev.roundtwo.tenancy.Member;
import dev.roundtwo.tenancy.MemberLeft;
import dev.roundtwo.tenancy.Members;
import dev.roundtwo.tenancy.Role;
import dev.roundtwo.tenancy.Workspaces;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The clients of a workspace, registered by its admins. What is changed here holds from the next request, tokens included. */
@Service
@Transactional
public class ApiClients {

    private static final int MOST = 50;

    private final JdbcClient sql;
    private final ClientPages pages;
    private final ClientSecrets secrets;
    private final Accounts accounts;
    private final Workspaces workspaces;
    private final Members members;
    private final Audit audit;
    private final Clock clock;
    private final OneByOne turns;

    ApiClients(
            JdbcClient sql,
            ClientPages pages,
            ClientSecrets secrets,
            Accounts accounts,
            Workspaces workspaces,
            Members members,
            Audit audit,
            Clock clock,
            OneByOne turns) {
        this.turns = turns;
        this.sql = sql;
        this.pages = pages;
        this.secrets = secrets;
        this.accounts = accounts;
        this.workspaces = workspaces;
        this.members = members;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Registers a client; a program becomes a member of the workspace with the role given.
     *
     * @throws RuleBroken when one of the fields breaks its rule, or there are many already
     */
    public Registered register(Member me, ClientForm form) {
        me.mustBe(Role.ADMIN);
        ClientRules.check(me, form);
        String name = ClientRules.name(form.name());
        ClientKind kind = ClientRules.kind(form.kind());
        List<String> redirects = ClientRules.redirects(kind, form.redirects());
        List<String> scopes = ClientRules.scopes(form.scopes());
        turns.take("clients", me.workspaceId());
        if (pages.of(me).size() >= MOST) {
            throw new RuleBroken("api.client.many", MOST);
        }
        UUID account = null;
        if (kind == ClientKind.PROGRAM) {
            Role role = ClientRules.role(me, form.role());
            account = accounts.openForProgram(name);
            workspaces.join(me.workspaceId(), account, role);
        }
        UUID id = Ids.next();
        sql.sql("""
                insert into oauth_client (id, workspace_id, name, kind, redirect_uris, scopes, account_id, created_by, created_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .param(id)
                .param(me.workspaceId())
                .param(name)
                .param(kind.name())
                .param(redirects.toArray(String[]::new))
                .param(scopes.toArray(String[]::new))
                .param(account)
                .param(me.accountId())
                .param(now())
                .update();
        audit.record("client.registered", "client", id, "kind", kind.name(), "scopes", String.join(" ", scopes));
        return new Registered(id, kind == ClientKind.APP ? null : secrets.add(me, id));
    }

    /** Changes all but the kind and the role, which is changed on the people page like anybody's. */
    public void change(Member me, UUID id, ClientForm form) {
        ClientPage before = pages.get(me, id);
        ClientRules.check(before.kind(), form);
        String name = ClientRules.name(form.name());
        List<String> redirects = ClientRules.redirects(before.kind(), form.redirects());
        List<String> scopes = ClientRules.scopes(form.scopes());
        sql.sql("update oauth_client set name = ?, redirect_uris = ?, scopes = ? where workspace_id = ? and id = ?")
                .params(name, redirects.toArray(String[]::new), scopes.toArray(String[]::new), me.workspaceId(), id)
                .update();
        if (before.kind() == ClientKind.PROGRAM) {
            accounts.rename(account(me, id), name);
        }
        audit.record("client.changed", "client", id, "scopes", String.join(" ", scopes));
    }

    /** From now on the client gets nothing and none of its tokens work; it can be let in again. */
    public void disable(Member me, UUID id) {
        me.mustBe(Role.ADMIN);
        int disabled = sql.sql(
                        "update oauth_client set disabled_at = ? where workspace_id = ? and id = ? and disabled_at is null")
                .params(now(), me.workspaceId(), id)
                .update();
        if (disabled == 1) {
            audit.record("client.disabled", "client", id);
        }
    }

    /** @throws RuleBroken when it is a program that was removed from the people of the workspace */
    public void enable(Member me, UUID id) {
        ClientPage client = pages.get(me, id);
        if (client.kind() == ClientKind.PROGRAM && client.role() == null) {
            throw new RuleBroken("api.client.removed");
        }
        int enabled = sql.sql(
                        "update oauth_client set disabled_at = null where workspace_id = ? and id = ? and disabled_at is not null")
                .params(me.workspaceId(), id)
                .update();
        if (enabled == 1) {
            audit.record("client.enabled", "client", id);
        }
    }

    /** Deletes the client with its authorizations, and a program's account with it. What it wrote stays. */
    public void delete(Member me, UUID id) {
        ClientPage client = pages.get(me, id);
        if (client.role() != null) {
            members.remove(me, account(me, id));
        }
        sql.sql("delete from oauth_client where workspace_id = ? and id = ?")
                .params(me.workspaceId(), id)
                .update();
        audit.record("client.deleted", "client", id, "kind", client.kind().name());
    }

    /** A program that is removed from the workspace's people is let in no more. */
    @EventListener
    void left(MemberLeft fact) {
        sql.sql(
                        "update oauth_client set disabled_at = ? where workspace_id = ? and account_id = ? and disabled_at is null")
                .params(now(), fact.workspaceId(), fact.accountId())
                .update();
    }

    private UUID account(Member me, UUID id) {
        return sql.sql("select account_id from oauth_client where workspace_id = ? and id = ?")
                .params(me.workspaceId(), id)
                .query(UUID.class)
                .single();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    /** A new client, and its secret, which cannot be read again. */
    public record Registered(UUID id, @Nullable String secret) {}
}
