package dev.roundtwo.tenancy.operation;

import dev.roundtwo.identity.Operators;
import dev.roundtwo.platform.NotFound;
import dev.roundtwo.platform.audit.Audit;
import dev.roundtwo.platform.limits.Allowances;
import dev.roundtwo.platform.limits.Limited;
import dev.roundtwo.platform.limits.Quotas;
import dev.roundtwo.platform.scope.Scope;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What operators see of workspaces and may grant them. Their content is not among it. */
@Service
class Installation {

    static final int PAGE = 30;

    private final Operators operators;
    private final JdbcClient sql;
    private final Quotas quotas;
    private final Allowances allowances;
    private final Audit audit;
    private final TransactionTemplate transaction;

    Installation(
            Operators operators,
            JdbcClient sql,
            Quotas quotas,
            Allowances allowances,
            Audit audit,
            PlatformTransactionManager transactions) {
        this.operators = operators;
        this.sql = sql;
        this.quotas = quotas;
        this.allowances = allowances;
        this.audit = audit;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** A workspace with what was last measured of it; storage in bytes. */
    public record WorkspaceRow(
            UUID id,
            String slug,
            String name,
            boolean demo,
            Instant createdAt,
            @Nullable Instant suspendedAt,
            @Nullable String suspendedFor,
            @Nullable Long members,
            @Nullable Long liveRooms,
            @Nullable Long storage) {

        public @Nullable Long megabytes() {
            return storage == null ? null : (storage + (1 << 20) - 1) >> 20;
        }
    }

    /** What a workspace may have of something: what an operator granted, if anything, and what is usual. */
    public record Grant(Limited what, @Nullable Long granted, long usual) {}

    /** One workspace with its quotas as they are used now. */
    public record Detail(WorkspaceRow workspace, List<Quotas.Usage> usage, List<Grant> grants) {}

    /** Workspaces by address after the one given; one more than a page when there is another page. */
    List<WorkspaceRow> workspaces(Principal me, String words, String after) {
        return asOperator(me, () -> sql.sql("select * from operator_workspaces(?, ?, ?)")
                .params(words.strip().toLowerCase(Locale.ROOT), after, PAGE + 1)
                .query(DataClassRowMapper.newInstance(WorkspaceRow.class))
                .list());
    }

    Detail workspace(Principal me, String slug) {
        WorkspaceRow row = row(me, slug);
        return in(
                row,
                () -> new Detail(
                        row,
                        quotas.usage(),
                        Stream.of(Limited.values())
                                .filter(what -> allowances.usual(what) > 0)
                                .map(what ->
                                        new Grant(what, allowances.granted(what).orElse(null), allowances.usual(what)))
                                .toList()));
    }

    /** Grants the workspace amounts; what is empty is what is usual. */
    void grant(Principal me, String slug, Map<Limited, Optional<Long>> amounts) {
        WorkspaceRow row = row(me, slug);
        in(row, () -> {
            amounts.forEach((what, amount) -> {
                Optional<Long> before = allowances.granted(what);
                if (!amount.equals(before)) {
                    allowances.grant(what, amount.orElse(null));
                    said(row, "limits.changed", "kind", what.code(), "from", words(before), "to", words(amount));
                }
            });
            return row;
        });
    }

    /** In the installation's log with who it was, in the workspace's own without. */
    void said(WorkspaceRow row, String action, String... facts) {
        audit.recordForInstallation(action, "workspace", row.id(), facts);
        audit.recordByOperator(action, "workspace", row.id(), facts);
    }

    private static String words(Optional<Long> amount) {
        return amount.map(String::valueOf).orElse("usual");
    }

    WorkspaceRow row(Principal me, String slug) {
        return asOperator(me, () -> sql.sql("select * from operator_workspace(?)")
                .param(slug)
                .query(DataClassRowMapper.newInstance(WorkspaceRow.class))
                .optional()
                .orElseThrow(() -> new NotFound("workspace", slug)));
    }

    private <T> T asOperator(Principal me, Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(status -> {
            operators.mustBe(me);
            return work.get();
        }));
    }

    /** In the workspace's scope, for its counts and grants; the caller is an operator by then. */
    <T> T in(WorkspaceRow row, Supplier<T> work) {
        return Scope.ofWorkspace(row.id())
                .call(() -> Objects.requireNonNull(transaction.execute(status -> work.get())));
    }
}
