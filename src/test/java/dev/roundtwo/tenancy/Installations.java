package dev.roundtwo.tenancy;

import dev.roundtwo.platform.scope.Scope;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What tests need of the installation that no page offers: the log of what operators did. */
final class Installations {

    private Installations() {}

    /** The actions recorded on the subject in the installation's chain, in order. */
    static List<String> audited(JdbcClient sql, TransactionTemplate transaction, UUID subject) {
        return Scope.ofAccount(new UUID(0, 0))
                .call(() -> Objects.requireNonNull(transaction.execute(status -> sql.sql(
                                "select action from audit_entry where subject = ? and workspace_id is null order by number")
                        .param(subject.toString())
                        .query(String.class)
                        .list())));
    }
}
