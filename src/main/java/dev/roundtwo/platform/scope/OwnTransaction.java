package dev.roundtwo.platform.scope;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Does work in a transaction of its own, in the scope at hand, whatever else is under way. */
@Component
public class OwnTransaction {

    private final TransactionTemplate apart;

    OwnTransaction(PlatformTransactionManager transactions) {
        this.apart = new TransactionTemplate(transactions);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    public <T extends @Nullable Object> T of(Supplier<T> work) {
        return apart.execute(status -> work.get());
    }

    public void run(Runnable work) {
        apart.executeWithoutResult(status -> work.run());
    }
}
