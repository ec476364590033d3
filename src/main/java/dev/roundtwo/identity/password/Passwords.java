package dev.roundtwo.identity.password;

import dev.roundtwo.platform.Throttled;
import java.text.Normalizer;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Hashes and checks passwords: Argon2id with OWASP's parameters (19 MiB, 2 passes, 1 lane). A hash written with others is
 * renewed at the next sign-in.
 */
@Component
public class Passwords implements DisposableBean {

    private static final String CURRENT = "argon2id";

    // One hash took 55 to 70 ms of processor time (JDK 25, x86-64 at 2 cores) and takes 19 MiB. Requests run on virtual
    // threads, of which so many run at once as there are cores: hashes get threads of their own, or they would hold all
    // of them.
    private static final int THREADS = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
    private static final int WAITING = 40;
    private static final Duration SOON = Duration.ofSeconds(3);
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final ExecutorService workers = new ThreadPoolExecutor(
            THREADS,
            THREADS,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING * THREADS),
            Thread.ofPlatform().daemon().name("passwords-", 0).factory());
    private final PasswordEncoder encoder =
            new DelegatingPasswordEncoder(CURRENT, Map.of(CURRENT, new Argon2PasswordEncoder(16, 32, 1, 19 * 1024, 2)));
    private final PasswordRules rules = new PasswordRules();
    private final JdbcClient sql;
    private final String nobodys;

    Passwords(JdbcClient sql) {
        this.sql = sql;
        this.nobodys = hash("the password of no account");
    }

    public void check(String password, String email, String name) {
        rules.check(normal(password), email, name);
    }

    public String hash(String password) {
        return atWork(() -> Objects.requireNonNull(encoder.encode(normal(password))));
    }

    boolean areOf(UUID account, String password) {
        return matches(
                password, hashOf("account_by_id(?)", account).map(Stored::hash).orElse(null));
    }

    /** The account that the e-mail and the password name. Takes the same work when there is no such account or password. */
    Optional<UUID> accountOf(String email, String password) {
        Optional<Stored> stored = hashOf("account_by_email(?::citext)", email.strip());
        String hash = stored.map(Stored::hash).orElse(null);
        if (!matches(password, hash) || hash == null) {
            return Optional.empty();
        }
        UUID account = stored.orElseThrow().id();
        if (encoder.upgradeEncoding(hash)) {
            renew(account, password, hash);
        }
        return Optional.of(account);
    }

    private void renew(UUID account, String password, String old) {
        try {
            sql.sql("update account set password_hash = ? where id = ? and password_hash = ?")
                    .params(hash(password), account, old)
                    .update();
        } catch (Throttled crowded) {
            // Next time: the sign-in is right all the same.
        }
    }

    private boolean matches(String password, @Nullable String hash) {
        boolean right = atWork(() -> encoder.matches(normal(password), hash == null ? nobodys : hash));
        return right && hash != null;
    }

    private Optional<Stored> hashOf(String account, Object key) {
        return sql.sql("select id, password_hash from " + account)
                .param(key)
                .query((row, number) -> new Stored(row.getObject(1, UUID.class), row.getString(2)))
                .optional();
    }

    /** Does the work off the request's thread, in order of arrival; with too many before it, the caller is asked to come again. */
    private <T> T atWork(Supplier<T> work) {
        try {
            return CompletableFuture.supplyAsync(work, workers)
                    .orTimeout(LONGEST.toSeconds(), TimeUnit.SECONDS)
                    .join();
        } catch (RejectedExecutionException full) {
            throw new Throttled(SOON);
        } catch (CompletionException late) {
            if (late.getCause() instanceof TimeoutException) {
                throw new Throttled(SOON);
            }
            throw late;
        }
    }

    @Override
    public void destroy() {
        workers.shutdownNow();
    }

    /** One spelling for what looks the same on different keyboards. */
    private static String normal(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFKC);
    }

    private record Stored(UUID id, @Nullable String hash) {}
}
