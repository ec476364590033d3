package dev.roundtwo.welcome;

import dev.roundtwo.identity.Accounts;
import dev.roundtwo.identity.sessions.Sessions;
import dev.roundtwo.platform.NotFound;
import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.platform.audit.Audit;
import dev.roundtwo.platform.scope.Scope;
import dev.roundtwo.tenancy.Workspaces;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The labelled demo: made whole or not at all, removed with everything in it, and made anew. */
@Component
class DemoWorkspace {

    static final String SLUG = "demo";

    /** Fixed, so that two nodes which start at once make the same one, once. */
    private static final UUID ID = UUID.fromString("00000000-0000-7000-8000-00000000de30");

    private static final long ONE_AT_A_TIME = 0x52_32_DE_30L;

    private final DemoStaging staging;
    private final Accounts accounts;
    private final Sessions sessions;
    private final Workspaces workspaces;
    private final JdbcClient sql;
    private final Audit audit;
    private final TransactionTemplate transaction;

    DemoWorkspace(
            DemoStaging staging,
            Accounts accounts,
            Sessions sessions,
            Workspaces workspaces,
            JdbcClient sql,
            Audit audit,
            PlatformTransactionManager transactions) {
        this.audit = audit;
        this.staging = staging;
        this.accounts = accounts;
        this.sessions = sessions;
        this.workspaces = workspaces;
        this.sql = sql;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Who can be played; nobody while the demo is removed. */
    List<CastMember> cast() {
        if (workspaces.idOf(SLUG).isEmpty()) {
            return List.of();
        }
        return DemoScript.read().people().stream()
                .map(person -> new CastMember(
                        person.key(), person.name(), person.role().toLowerCase(Locale.ROOT), person.about()))
                .toList();
    }

    /** Whether an operator suspended it: then it is there, and for nobody here to change. */
    boolean suspended() {
        return inScope(() -> sql.sql("select exists (select from workspace where id = ? and suspended_at is not null)")
                .param(ID)
                .query(Boolean.class)
                .single());
    }

    UUID accountOf(String key) {
        return DemoScript.read().people().stream()
                .filter(person -> person.key().equals(key))
                .findFirst()
                .flatMap(person -> accounts.byEmail(person.email()))
                .filter(account -> account.demo())
                .orElseThrow(() -> new NotFound("cast", key))
                .id();
    }

    /** Makes the demo unless it is there or was removed on purpose. */
    void ensure() {
        alone(() -> {
            boolean known = sql.sql("select exists (select from demo_stage)")
                    .query(Boolean.class)
                    .single();
            if (!known) {
                build();
            }
            return List.of();
        });
    }

    void remove() {
        mustNotBeSuspended();
        alone(() -> {
            audit.recordForInstallation("demo.removed", "workspace", ID);
            return tearDown();
        });
    }

    void restore() {
        mustNotBeSuspended();
        alone(() -> {
            audit.recordForInstallation("demo.restored", "workspace", ID);
            List<UUID> closed = tearDown();
            build();
            return closed;
        });
    }

    private void mustNotBeSuspended() {
        if (suspended()) {
            throw new RuleBroken("welcome.demo.suspended");
        }
    }

    private void build() {
        staging.play(ID, DemoScript.read());
        sql.sql("insert into demo_stage (id) values (1) on conflict do nothing").update();
    }

    /** The accounts that were closed with it. */
    private List<UUID> tearDown() {
        sql.sql("delete from workspace where demo").update();
        return accounts.forgetDemo();
    }

    /** Does the work in a transaction that no other node's overlaps; then the accounts that it closed are signed out. */
    private void alone(Supplier<List<UUID>> work) {
        List<UUID> closed = inScope(() -> {
            sql.sql("select pg_advisory_xact_lock(?)")
                    .param(ONE_AT_A_TIME)
                    .query((row, n) -> "")
                    .single();
            return work.get();
        });
        closed.forEach(sessions::endAll);
    }

    private <T> T inScope(Supplier<T> work) {
        return new Scope(ID, null).call(() -> Objects.requireNonNull(transaction.execute(status -> work.get())));
    }

    /** One of the cast, as the door shows them. */
    public record CastMember(String key, String name, String role, String about) {}
}
