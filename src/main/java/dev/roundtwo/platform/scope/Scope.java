package dev.roundtwo.platform.scope;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whose rows the current work may touch: a workspace, an account, both or neither. Every transaction tells Postgres at its
 * start ({@link ScopedTransactions}), and row-level security goes by it. Bound for a call, never set.
 */
public record Scope(@Nullable UUID workspace, @Nullable UUID account) {

    private static final Scope NONE = new Scope(null, null);
    private static final ScopedValue<Scope> CURRENT = ScopedValue.newInstance();

    public static Scope current() {
        return CURRENT.isBound() ? CURRENT.get() : NONE;
    }

    /** The workspace at hand. */
    public static Optional<UUID> currentWorkspace() {
        return Optional.ofNullable(current().workspace());
    }

    public static Scope ofWorkspace(UUID workspace) {
        return new Scope(workspace, current().account());
    }

    public static Scope ofAccount(UUID account) {
        return new Scope(null, account);
    }

    public <T extends @Nullable Object, X extends Throwable> T call(ScopedValue.CallableOp<? extends T, X> work)
            throws X {
        return ScopedValue.where(CURRENT, this).call(work);
    }

    public void run(Runnable work) {
        ScopedValue.where(CURRENT, this).run(work);
    }
}
