package dev.roundtwo.identity;

import dev.roundtwo.platform.scope.Scope;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Does work on what belongs to one account, in a transaction that sees its rows and no others: before sign-in as after. One
 * that is under way for somebody else would not see them, and "no second factor" be believed; then the work gets its own.
 */
@Component
public class AccountScope {

    private final TransactionTemplate joining;
    private final TransactionTemplate own;
    private final JdbcClient sql;

    AccountScope(PlatformTransactionManager transactions, JdbcClient sql) {
        this.joining = new TransactionTemplate(transactions);
        this.own = new TransactionTemplate(transactions);
        this.own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.sql = sql;
    }

    public <T extends @Nullable Object> T of(UUID account, Supplier<T> work) {
        TransactionTemplate transaction = elsewhere(account) ? own : joining;
        return Scope.ofAccount(account).call(() -> transaction.execute(status -> work.get()));
    }

    private boolean elsewhere(UUID account) {
        return TransactionSynchronizationManager.isActualTransactionActive()
                && sql.sql("select current_account() is distinct from ?")
                        .param(account)
                        .query(Boolean.class)
                        .single();
    }
}
