package dev.roundtwo.tenancy.signon;

import dev.roundtwo.identity.external.Vouched;
import dev.roundtwo.platform.NotFound;
import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.platform.Secrets;
import dev.roundtwo.platform.audit.Audit;
import dev.roundtwo.platform.scope.OneByOne;
import dev.roundtwo.tenancy.Member;
import dev.roundtwo.tenancy.MemberLeft;
import dev.roundtwo.tenancy.Role;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.naming.NamingException;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The mail domains whose people join a workspace by themselves when they sign in through a provider of it. A domain counts
 * once a TXT record proves that it is the workspace's.
 */
@Service
@Transactional
public class Domains {

    private static final int MOST = 20;
    private static final Pattern NAME =
            Pattern.compile("(?=.{3,200}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])");

    private final JdbcClient sql;
    private final TxtRecords records;
    private final Audit audit;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final OneByOne turns;

    Domains(
            JdbcClient sql,
            TxtRecords records,
            Audit audit,
            Clock clock,
            TransactionTemplate transaction,
            OneByOne turns) {
        this.turns = turns;
        this.sql = sql;
        this.records = records;
        this.audit = audit;
        this.clock = clock;
        this.transaction = transaction;
    }

    @Transactional(readOnly = true)
    public List<DomainRow> of(Member me) {
        me.mustBe(Role.ADMIN);
        return sql.sql("select * from sign_on_domain where workspace_id = ? order by domain")
                .param(me.workspaceId())
                .query((row, number) -> {
                    Timestamp proven = row.getTimestamp("proven_at");
                    return new DomainRow(
                            row.getString("domain"),
                            "_round-two." + row.getString("domain"),
                            value(row.getString("token")),
                            Role.valueOf(row.getString("role")),
                            proven == null ? null : proven.toInstant());
                })
                .list();
    }

    /** Notes a domain and the role its people will have. It counts when it is proven. */
    public void add(Member me, @Nullable String typed, Role role) {
        me.mustBe(Role.ADMIN);
        String domain =
                typed == null ? "" : typed.strip().toLowerCase(Locale.ROOT).replaceFirst("^@", "");
        if (!NAME.matcher(domain).matches()) {
            throw new RuleBroken("tenancy.sign-on.domain.name");
        }
        if (role == Role.OWNER || !me.may(role)) {
            throw new RuleBroken("tenancy.sign-on.domain.role");
        }
        turns.take("domains", me.workspaceId());
        if (of(me).size() >= MOST) {
            throw new RuleBroken("tenancy.sign-on.domain.many", MOST);
        }
        int added = sql.sql("""
                        insert into sign_on_domain (workspace_id, domain, token, role, created_at) values (?, ?, ?, ?, ?)
                        on conflict do nothing
                        """)
                .params(me.workspaceId(), domain, Secrets.token(), role.name(), Timestamp.from(clock.instant()))
                .update();
        if (added == 0) {
            throw new RuleBroken("tenancy.sign-on.domain.twice");
        }
        audit.record("domain.added", "domain", domain, "role", role.name());
    }

    /**
     * Looks whether the TXT record stands there.
     *
     * @throws RuleBroken when it does not, or no name server answers
     */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public void prove(Member me, String domain) {
        DomainRow row = transaction.execute(status -> one(me, domain));
        try {
            if (row == null || !records.at(row.record()).contains(row.value())) {
                throw new RuleBroken("tenancy.sign-on.domain.unproven", "_round-two." + domain);
            }
        } catch (NamingException away) {
            throw new RuleBroken("tenancy.sign-on.domain.away");
        }
        transaction.executeWithoutResult(status -> {
            int proven = sql.sql("update sign_on_domain set proven_at = ? where workspace_id = ? and domain = ?")
                    .params(Timestamp.from(clock.instant()), me.workspaceId(), domain)
                    .update();
            if (proven == 0) { // removed while the name server was asked
                throw new NotFound("domain", "given");
            }
            audit.record("domain.proven", "domain", domain);
        });
    }

    /** Its people join by themselves no more; who has joined stays. */
    public void remove(Member me, String domain) {
        one(me, domain);
        sql.sql("delete from sign_on_domain where workspace_id = ? and domain = ?")
                .params(me.workspaceId(), domain)
                .update();
        audit.record("domain.removed", "domain", domain);
    }

    /** The role in which the person may join the workspace in scope: their e-mail is verified and of a proven domain. */
    @Transactional(readOnly = true)
    public Optional<Role> roleOf(UUID workspace, Vouched person) {
        String email = person.email();
        if (!person.emailVerified() || email == null || email.indexOf('@') < 1) {
            return Optional.empty();
        }
        return sql.sql(
                        "select role from sign_on_domain where workspace_id = ? and domain = ? and proven_at is not null")
                .params(workspace, email.substring(email.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT))
                .query(String.class)
                .optional()
                .map(Role::valueOf);
    }

    /** Whether the account belonged to the workspace in scope and left, or was removed. */
    @Transactional(readOnly = true)
    public boolean hasLeft(UUID workspace, UUID account) {
        return sql.sql("select exists (select from sign_on_left where workspace_id = ? and account_id = ?)")
                .params(workspace, account)
                .query(Boolean.class)
                .single();
    }

    @EventListener
    void on(MemberLeft left) {
        sql.sql("insert into sign_on_left (workspace_id, account_id, left_at) values (?, ?, ?) on conflict do nothing")
                .params(left.workspaceId(), left.accountId(), Timestamp.from(clock.instant()))
                .update();
    }

    private DomainRow one(Member me, String domain) {
        return of(me).stream()
                .filter(row -> row.domain().equals(domain))
                .findFirst()
                .orElseThrow(() -> new NotFound("domain", "given"));
    }

    private static String value(String token) {
        return "round-two=" + token;
    }
}
