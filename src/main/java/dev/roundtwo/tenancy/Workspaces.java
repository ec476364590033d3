package dev.roundtwo.tenancy;

import dev.roundtwo.platform.Ids;
import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.platform.Storable;
import dev.roundtwo.platform.limits.Limited;
import dev.roundtwo.platform.limits.Quotas;
import dev.roundtwo.platform.scope.Scope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The workspaces and who belongs to them. */
@Service
public class Workspaces {

    private static final String MEMBER =
            "select workspace_id, slug, workspace, suspended, second_factor, sole_provider, account_id, role, name, email"
                    + " from acting_member ";

    private final JdbcClient sql;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final ApplicationEventPublisher facts;
    private final Quotas quotas;

    Workspaces(
            JdbcClient sql,
            PlatformTransactionManager transactions,
            Clock clock,
            ApplicationEventPublisher facts,
            Quotas quotas) {
        this.quotas = quotas;
        this.sql = sql;
        this.facts = facts;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** The account's membership of the workspace, if it has one and the workspace is not suspended. */
    public Optional<Member> member(String slug, UUID account) {
        return entry(slug, account).filter(entry -> !entry.suspended()).map(Entry::member);
    }

    /** The same, with what the workspace asks of whoever enters it, and whether an operator suspended it. */
    public Optional<Entry> entry(String slug, UUID account) {
        return inScope(Scope.ofAccount(account), () -> sql.sql(MEMBER + "where slug = ? and account_id = ?")
                .params(slug, account)
                .query(Workspaces::entry)
                .optional());
    }

    /** All memberships of the account, by the workspace's name. */
    public List<Member> of(UUID account) {
        return inScope(Scope.ofAccount(account), () -> sql.sql(MEMBER + "where account_id = ? order by workspace")
                .param(account)
                .query(Workspaces::member)
                .list());
    }

    /** The same, with what each workspace asks of whoever enters it, and whether it is suspended. */
    public List<Entry> entriesOf(UUID account) {
        return inScope(Scope.ofAccount(account), () -> sql.sql(MEMBER + "where account_id = ? order by workspace")
                .param(account)
                .query(Workspaces::entry)
                .list());
    }

    /** The memberships that follow that workspace by name (null: from the start), a few at a time. */
    public List<Member> of(UUID account, @Nullable String name, @Nullable UUID id, int most) {
        return inScope(Scope.ofAccount(account), () -> sql.sql(MEMBER + """
                        where account_id = :account
                          and (cast(:name as text) is null or (workspace, workspace_id) > (:name, cast(:id as uuid)))
                        order by workspace, workspace_id limit :most""")
                .param("account", account)
                .param("name", name)
                .param("id", id)
                .param("most", most)
                .query(Workspaces::member)
                .list());
    }

    /** For whoever is no member: a workspace that is suspended or closed is not there. */
    public Optional<UUID> idOf(String slug) {
        return sql.sql("select workspace_at(?)")
                .param(slug)
                .query((row, number) -> Optional.ofNullable(row.getObject(1, UUID.class)))
                .single();
    }

    /** Founds a workspace with its owner; the slug is its address and must be free. */
    public Member found(String slug, String name, UUID owner, boolean demo) {
        return found(Ids.next(), slug, name, owner, demo);
    }

    /** The same under an id chosen before, for a caller whose transaction is already in that workspace's scope. */
    public Member found(UUID id, String slug, String name, UUID owner, boolean demo) {
        if (!demo && slug.equals("demo")) {
            throw new RuleBroken("tenancy.workspace.slug.taken");
        }
        if (!Storable.line(name, 80)) {
            throw new RuleBroken("tenancy.workspace.name");
        }
        return inScope(new Scope(id, owner), () -> {
            try {
                sql.sql("insert into workspace (id, slug, name, demo, created_at) values (?, ?, ?, ?, ?)")
                        .params(id, slug, name, demo, Timestamp.from(clock.instant()))
                        .update();
            } catch (DuplicateKeyException taken) {
                throw new RuleBroken("tenancy.workspace.slug.taken");
            }
            return join(id, owner, Role.OWNER);
        });
    }

    /** Makes the account a member; one who is already keeps the role they have. */
    public Member join(UUID workspace, UUID account, Role role) {
        return inScope(new Scope(workspace, account), () -> {
            if (!isMember(workspace, account)) {
                quotas.oneMore(Limited.MEMBERS);
            }
            int joined = sql.sql("""
                            insert into member (workspace_id, account_id, role, joined_at) values (?, ?, ?, ?)
                            on conflict do nothing
                            """)
                    .params(workspace, account, role.name(), Timestamp.from(clock.instant()))
                    .update();
            if (joined == 1) {
                facts.publishEvent(new MemberJoined(workspace, account, role));
            }
            return sql.sql(MEMBER + "where workspace_id = ? and account_id = ?")
                    .params(workspace, account)
                    .query(Workspaces::member)
                    .single();
        });
    }

    private boolean isMember(UUID workspace, UUID account) {
        return sql.sql("select exists (select from member where workspace_id = ? and account_id = ?)")
                .params(workspace, account)
                .query(Boolean.class)
                .single();
    }

    private <T> T inScope(Scope scope, Supplier<T> work) {
        return scope.call(() -> Objects.requireNonNull(transaction.execute(status -> work.get())));
    }

    private static Entry entry(ResultSet row, int number) throws SQLException {
        return new Entry(member(row, number), row.getBoolean("second_factor"), row.getBoolean("suspended"));
    }

    private static Member member(ResultSet row, int number) throws SQLException {
        return new Member(
                row.getObject("account_id", UUID.class),
                row.getObject("workspace_id", UUID.class),
                row.getString("slug"),
                row.getString("workspace"),
                Role.valueOf(row.getString("role")),
                row.getString("name"),
                row.getString("email"),
                row.getObject("sole_provider", UUID.class));
    }

    /**
     * A member at the workspace's door, whether it opens only to who is signed in with a second factor, and whether it is
     * suspended: then nothing but that is to be shown.
     */
    public record Entry(Member member, boolean asksForSecondFactor, boolean suspended) {}
}
