package dev.roundtwo.tenancy.privacy;

import dev.roundtwo.identity.closing.Closings;
import dev.roundtwo.platform.audit.Audit;
import dev.roundtwo.platform.jobs.ChoreParts;
import dev.roundtwo.platform.privacy.Retained;
import dev.roundtwo.platform.scope.OwnTransaction;
import dev.roundtwo.platform.scope.Scope;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Erases what has had its time, a few interviews to a transaction, so that it can be cut off anywhere and goes on from there
 * the next time. What fails in one workspace does not keep the others.
 */
@Component
class Erasing {

    static final String SOMEBODY = "Somebody who left";

    static final String RETENTION = "apply-retention";
    static final String ACCOUNTS = "erase-accounts";
    static final String WORKSPACES = "erase-workspaces";

    private static final int BATCH = 50;

    private final JdbcClient sql;
    private final ObjectProvider<Retained> modules;
    private final Closings closings;
    private final Audit audit;
    private final OwnTransaction apart;
    private final ChoreParts parts;

    Erasing(
            JdbcClient sql,
            ObjectProvider<Retained> modules,
            Closings closings,
            Audit audit,
            OwnTransaction apart,
            ChoreParts parts) {
        this.sql = sql;
        this.modules = modules;
        this.closings = closings;
        this.audit = audit;
        this.apart = apart;
        this.parts = parts;
    }

    /** What workspaces keep for so many days only. */
    void retention() {
        everyWorkspace().forEach(workspace -> in(RETENTION, workspace, () -> modules.forEach(this::end)));
    }

    private void end(Retained module) {
        int ended;
        do {
            ended = apart.of(() -> {
                int count = module.erase(BATCH);
                if (count > 0) {
                    audit.record(
                            "retention.applied",
                            "workspace",
                            Scope.current().workspace(),
                            "kind",
                            module.kind(),
                            "interviews",
                            Integer.toString(count));
                }
                return count;
            });
        } while (ended > 0);
    }

    /** Accounts whose week is over: first their name in each workspace, then they themselves. */
    void accounts() {
        for (UUID account : closings.due()) {
            parts.done(ACCOUNTS, "account " + account, () -> {
                for (UUID workspace : thatKnow(account)) {
                    new Scope(workspace, null)
                            .run(() -> apart.run(() -> sql.sql("select forget_in_notices(?), forget_person(?, ?)")
                                    .params(account, account, SOMEBODY)
                                    .query((row, number) -> "")
                                    .list()));
                }
                closings.erase(account);
            });
        }
    }

    /** Workspaces whose week is over: their interviews in batches, then all the rest with their log. */
    void workspaces() {
        List<UUID> due = apart.of(() -> sql.sql("select * from workspaces_to_erase()")
                .query((row, number) -> row.getObject(1, UUID.class))
                .list());
        due.forEach(workspace -> in(WORKSPACES, workspace, () -> {
            int gone;
            do {
                gone = apart.of(() -> sql.sql("select interviews_erase(?)")
                        .param(BATCH)
                        .query(Integer.class)
                        .single());
            } while (gone > 0);
            apart.run(() -> {
                sql.sql("select workspace_erase()").query((row, number) -> "").list();
                audit.recordForInstallation("workspace.erased", "workspace", workspace);
            });
        }));
    }

    private void in(String chore, UUID workspace, Runnable work) {
        parts.done(chore, "workspace " + workspace, () -> new Scope(workspace, null).run(work));
    }

    private List<UUID> thatKnow(UUID account) {
        return apart.of(() -> sql.sql("select * from workspaces_that_know(?)")
                .param(account)
                .query((row, number) -> row.getObject(1, UUID.class))
                .list());
    }

    private List<UUID> everyWorkspace() {
        return sql.sql("select * from every_workspace()")
                .query((row, number) -> row.getObject(1, UUID.class))
                .list();
    }
}
