package dev.roundtwo.identity;

import dev.roundtwo.platform.scope.Scope;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Does work on what belongs to one account, in a transaction that sees its rows and no others: before sign-in as after. */
@Component
public class AccountScope {

    private final TransactionTemplate transaction;

    AccountScope(PlatformTransactionManager transactions) {
        this.transaction = new TransactionTemplate(transactions);
    }

    public <T extends @Nullable Object> T of(java.util.UUID account, Supplier<T> work) {
        return Scope.ofAccount(account).call(() -> transaction.execute(status -> work.get()));
    }
}
