package dev.roundtwo.identity.factors;

import dev.roundtwo.identity.Account;
import dev.roundtwo.identity.AccountScope;
import dev.roundtwo.identity.Accounts;
import dev.roundtwo.identity.Alerts;
import dev.roundtwo.platform.NotFound;
import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.platform.sealing.Sealing;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** An account's authenticator app. A new seed counts once a code of it was given; until then the one before stays good. */
@Service
public class AuthenticatorApps {

    private static final Duration TO_CONFIRM = Duration.ofMinutes(30);

    private final JdbcClient sql;
    private final AccountScope scope;
    private final Accounts accounts;
    private final Sealing sealing;
    private final Alerts alerts;
    private final Clock clock;

    AuthenticatorApps(
            JdbcClient sql, AccountScope scope, Accounts accounts, Sealing sealing, Alerts alerts, Clock clock) {
        this.sql = sql;
        this.scope = scope;
        this.accounts = accounts;
        this.sealing = sealing;
        this.alerts = alerts;
        this.clock = clock;
    }

    /** Since when the account has an app. */
    public Optional<Instant> since(UUID account) {
        return scope.of(account, () -> sql.sql("select confirmed_at from authenticator_app where account_id = ?")
                .param(account)
                .query(Timestamp.class)
                .optional()
                .map(Timestamp::toInstant));
    }

    /** Makes a new seed, to be confirmed within half an hour. */
    void begin(UUID account) {
        if (owner(account).demo()) {
            throw new RuleBroken("identity.factor.demo");
        }
        scope.of(account, () -> sql.sql("""
                        insert into authenticator_app (account_id, candidate, candidate_at) values (:account, :seed, :now)
                        on conflict (account_id) do update set candidate = :seed, candidate_at = :now
                        """)
                .param("account", account)
                .param("seed", sealing.seal(purpose(account), TimeCodes.newSeed()))
                .param("now", Timestamp.from(clock.instant()))
                .update());
    }

    /** The seed that waits for its first code. */
    Optional<NewApp> waiting(UUID account) {
        return candidate(account).map(candidate -> {
            String seed = sealing.open(purpose(account), candidate);
            String address = TimeCodes.address(seed, owner(account).email());
            return new NewApp(seed.replaceAll("(.{4})(?=.)", "$1 "), address, QrCode.of(address));
        });
    }

    /**
     * Takes the new app into use with its first code, which is thereby used up.
     *
     * @throws RuleBroken when the code is not one of the app's, or the seed is too old
     */
    void confirm(UUID account, String code) {
        String kept = candidate(account).orElseThrow(() -> new RuleBroken("identity.app.gone"));
        OptionalLong step = TimeCodes.step(sealing.open(purpose(account), kept), code, clock.instant());
        if (step.isEmpty()) {
            throw new RuleBroken("identity.app.wrong");
        }
        scope.of(account, () -> {
            int taken = sql.sql("""
                            update authenticator_app set sealed = candidate, last_step = :step, confirmed_at = :now,
                                candidate = null, candidate_at = null
                            where account_id = :account and candidate = :candidate
                            """)
                    .param("step", step.getAsLong())
                    .param("now", Timestamp.from(clock.instant()))
                    .param("account", account)
                    .param("candidate", kept)
                    .update();
            if (taken == 0) {
                throw new RuleBroken("identity.app.gone"); // sent twice, or begun anew meanwhile
            }
            alerts.changed(account, "authenticator.added");
            return step;
        });
    }

    /** Whether the code is the app's and was not used before. It is used up by being right; of two at once one gets it. */
    boolean takes(UUID account, String code) {
        return scope.of(account, () -> {
            Optional<String> seed = sql.sql(
                            "select sealed from authenticator_app where account_id = ? and confirmed_at is not null")
                    .param(account)
                    .query(String.class)
                    .optional()
                    .map(stored -> sealing.open(purpose(account), stored));
            OptionalLong step =
                    seed.isEmpty() ? OptionalLong.empty() : TimeCodes.step(seed.get(), code, clock.instant());
            return step.isPresent()
                    && sql.sql(
                                            "update authenticator_app set last_step = :step where account_id = :account and last_step < :step")
                                    .param("step", step.getAsLong())
                                    .param("account", account)
                                    .update()
                            == 1;
        });
    }

    void remove(UUID account) {
        scope.of(account, () -> {
            int removed = sql.sql("delete from authenticator_app where account_id = ? and confirmed_at is not null")
                    .param(account)
                    .update();
            if (removed == 1) {
                alerts.changed(account, "authenticator.removed");
            }
            return removed;
        });
    }

    /** The new seed, sealed, while it is young. */
    private Optional<String> candidate(UUID account) {
        return scope.of(account, () -> sql.sql(
                        "select candidate from authenticator_app where account_id = ? and candidate_at > ?")
                .params(account, Timestamp.from(clock.instant().minus(TO_CONFIRM)))
                .query(String.class)
                .optional());
    }

    private Account owner(UUID account) {
        return accounts.find(account).orElseThrow(() -> new NotFound("account", account));
    }

    private static String purpose(UUID account) {
        return "authenticator-app/" + account;
    }

    /** What is shown to set an app up: the seed in groups of four, the address for an app on this device, and the QR code. */
    public record NewApp(String seed, String address, QrCode qr) {}
}
