package dev.roundtwo.tenancy;

import dev.roundtwo.identity.Account;
import dev.roundtwo.identity.Accounts;
import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.platform.Secrets;
import dev.roundtwo.platform.audit.Audit;
import dev.roundtwo.platform.limits.Limited;
import dev.roundtwo.platform.limits.Limits;
import dev.roundtwo.platform.scope.Scope;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The other end of an invitation: somebody with its link, who is no member yet and may have no account. */
@Service
public class Arrivals {

    private final JdbcClient sql;
    private final Workspaces workspaces;
    private final Accounts accounts;
    private final TransactionTemplate transaction;
    private final Audit audit;
    private final Clock clock;
    private final Limits limits;

    Arrivals(
            JdbcClient sql,
            Workspaces workspaces,
            Accounts accounts,
            PlatformTransactionManager transactions,
            Audit audit,
            Clock clock,
            Limits limits) {
        this.limits = limits;
        this.audit = audit;
        this.sql = sql;
        this.workspaces = workspaces;
        this.accounts = accounts;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** The invitation behind the link, as long as it is good. */
    public Optional<Invitation> look(String slug, String token) {
        return workspaces.idOf(slug).flatMap(workspace -> Scope.ofWorkspace(workspace)
                .call(() -> transaction.execute(status -> sql.sql("""
                        select w.slug, w.name as workspace, a.name, invitation.email, invitation.role
                        from invitation join workspace w on w.id = workspace_id join account a on a.id = invited_by
                        where workspace_id = :workspace and digest = :digest
                        """ + Invitations.STANDS)
                        .param("workspace", workspace)
                        .param("digest", Secrets.digest(token))
                        .param("now", now())
                        .query((row, number) -> new Invitation(
                                row.getString("slug"),
                                row.getString("workspace"),
                                row.getString("name"),
                                row.getString("email"),
                                Role.valueOf(row.getString("role"))))
                        .optional())));
    }

    /**
     * Makes the account a member. Of two accounts at once one is; the same account twice is one membership. Who is a member
     * already stays what they are, and the invitation stays open for the one it was meant for.
     *
     * @throws RuleBroken when the invitation was used, withdrawn or is too old, or was sent to somebody else's e-mail
     */
    public Member join(String slug, String token, UUID account) {
        Optional<Member> already = workspaces.member(slug, account);
        if (already.isPresent()) {
            return already.get();
        }
        UUID workspace = workspaces.idOf(slug).orElseThrow(Arrivals::gone);
        if (accounts.find(account).filter(Account::demo).isPresent()) {
            throw new RuleBroken("tenancy.invitation.demo"); // its door has no lock
        }
        mustBeMeantFor(slug, token, account);
        return inScope(new Scope(workspace, account), () -> claim(workspace, token, account));
    }

    /** An invitation that names an e-mail is its owner's alone, who has shown that it is theirs. */
    private void mustBeMeantFor(String slug, String token, UUID account) {
        String email = look(slug, token).orElseThrow(Arrivals::gone).email();
        if (email == null) {
            return;
        }
        if (accounts.find(account)
                .filter(mine -> mine.email().equalsIgnoreCase(email))
                .isEmpty()) {
            throw new RuleBroken("tenancy.invitation.other");
        }
        if (!accounts.proven(account)) {
            throw new RuleBroken("tenancy.invitation.unproven");
        }
    }

    /**
     * Opens an account and makes it a member, both or neither. An e-mail that the invitation names counts, whatever was
     * typed; either way it is unproven until a mail link was used.
     */
    public Member joinAnew(String slug, String token, String name, String email, @Nullable String password) {
        UUID workspace = workspaces.idOf(slug).orElseThrow(Arrivals::gone);
        Invitation invitation = look(slug, token).orElseThrow(Arrivals::gone);
        limits.takeFor(Limited.ARRIVALS, Secrets.digest(token)); // "taken" says that an e-mail has an account
        String address = invitation.email() == null ? email : invitation.email();
        return inScope(new Scope(workspace, null), () -> {
            Account account = accounts.openUnproven(address, name, password);
            return claim(workspace, token, account.id());
        });
    }

    private Member claim(UUID workspace, String token, UUID account) {
        Used used = sql.sql("""
                        update invitation set accepted_at = :now, accepted_by = :account
                        where workspace_id = :workspace and digest = :digest
                        """ + Invitations.STANDS + "returning id, role")
                .param("now", now())
                .param("account", account)
                .param("workspace", workspace)
                .param("digest", Secrets.digest(token))
                .query((row, number) -> new Used(row.getObject("id", UUID.class), Role.valueOf(row.getString("role"))))
                .optional()
                .orElseThrow(Arrivals::gone);
        new Scope(workspace, account).run(() -> audit.record("invitation.used", "invitation", used.id()));
        return workspaces.join(workspace, account, used.role());
    }

    private record Used(UUID id, Role role) {}

    private <T> T inScope(Scope scope, Supplier<T> work) {
        return scope.call(() -> Objects.requireNonNull(transaction.execute(status -> work.get())));
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private static RuleBroken gone() {
        return new RuleBroken("tenancy.invitation.gone");
    }
}
