package dev.roundtwo.identity.factors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.roundtwo.ModuleTest;
import dev.roundtwo.identity.AccountScope;
import dev.roundtwo.identity.Accounts;
import dev.roundtwo.platform.Ids;
import dev.roundtwo.platform.RuleBroken;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A form that is sent twice, and a new app begun in another tab. */
@ModuleTest
class AppAtOnceTests {

    private final ExecutorService beside = Executors.newVirtualThreadPerTaskExecutor();

    @Autowired
    AuthenticatorApps apps;

    @Autowired
    Accounts accounts;

    @Autowired
    AccountScope scope;

    @Autowired
    JdbcClient sql;

    @Test
    void ofTwoConfirmationsAtOnceOneCounts() {
        UUID ada = ada();
        String code = code(ada);
        List<CompletableFuture<String>> both = whileNobodyElseMayWrite(ada, () -> confirms(ada, code), 2);
        assertThat(both.stream().map(CompletableFuture::join))
                .containsExactlyInAnyOrder("confirmed", "identity.app.gone");
        assertThat(apps.since(ada)).isPresent();
    }

    /** Or an app would be taken into use of which nobody has shown a code. */
    @Test
    void whoeverBegunAnewMeanwhileHasToShowTheNewAppsCode() {
        UUID ada = ada();
        String code = code(ada);
        List<CompletableFuture<String>> late = whileNobodyElseMayWrite(
                ada,
                () -> {
                    CompletableFuture<String> confirming = confirms(ada, code);
                    await().until(() -> waiting() == 1);
                    sql.sql("update authenticator_app set candidate = 'another' where account_id = ?")
                            .param(ada)
                            .update();
                    return confirming;
                },
                1);
        assertThat(late.getFirst().join()).isEqualTo("identity.app.gone");
        assertThat(apps.since(ada)).isEmpty();
    }

    private UUID ada() {
        UUID ada = accounts.open(Ids.next() + "@example.org", "Ada", null).id();
        apps.begin(ada);
        return ada;
    }

    private String code(UUID account) {
        String seed = apps.waiting(account).orElseThrow().seed().replace(" ", "");
        return TimeCodes.code(seed, Instant.now());
    }

    private CompletableFuture<String> confirms(UUID account, String code) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        apps.confirm(account, code);
                        return "confirmed";
                    } catch (RuleBroken refused) {
                        return refused.code();
                    }
                },
                beside);
    }

    /** Begins the work as often while its row is locked, and lets go of it when all of them have come to it. */
    private <T> List<T> whileNobodyElseMayWrite(UUID account, Supplier<T> work, int times) {
        return scope.of(account, () -> {
            sql.sql("select account_id from authenticator_app where account_id = ? for update")
                    .param(account)
                    .query(UUID.class)
                    .single();
            List<T> begun = Stream.generate(work).limit(times).toList();
            await().until(() -> waiting() == times);
            return begun;
        });
    }

    /** Asked from elsewhere: a transaction sees the same picture of what others do until it ends. */
    private long waiting() {
        return CompletableFuture.supplyAsync(
                        () -> sql.sql("""
                                select count(*) from pg_stat_activity where datname = current_database()
                                    and wait_event_type = 'Lock' and query like 'update authenticator_app%'
                                """).query(Long.class).single(), beside)
                .join();
    }
}
