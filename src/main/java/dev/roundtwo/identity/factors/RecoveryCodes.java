package dev.roundtwo.identity.factors;

import dev.roundtwo.identity.AccountScope;
import dev.roundtwo.identity.Alerts;
import dev.roundtwo.platform.Secrets;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Ten codes on paper for the day the other factor is lost, each good once. They hold 120 random bits, so that a plain digest
 * keeps them (ASVS 6.5.2) and guessing them is no use.
 */
@Service
public class RecoveryCodes {

    private static final int CODES = 10;
    private static final int LENGTH = 24;
    private static final String ALPHABET = "23456789abcdefghijkmnpqrstuvwxyz"; // neither 0 and o nor 1 and l
    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient sql;
    private final AccountScope scope;
    private final Alerts alerts;
    private final Clock clock;

    RecoveryCodes(JdbcClient sql, AccountScope scope, Alerts alerts, Clock clock) {
        this.sql = sql;
        this.scope = scope;
        this.alerts = alerts;
        this.clock = clock;
    }

    /** New codes, told this once; those of before are void. */
    public List<String> makeAnew(UUID account) {
        List<String> codes = Stream.generate(RecoveryCodes::code).limit(CODES).toList();
        return scope.of(account, () -> {
            sql.sql("delete from recovery_code where account_id = ?")
                    .param(account)
                    .update();
            codes.forEach(code -> sql.sql("insert into recovery_code (account_id, digest, made_at) values (?, ?, ?)")
                    .params(account, digest(code), Timestamp.from(clock.instant()))
                    .update());
            alerts.changed(account, "recovery-codes.made");
            return codes;
        });
    }

    /** How many are left; none either when there never were any. */
    public int left(UUID account) {
        return scope.of(
                account, () -> sql.sql("select count(*) from recovery_code where account_id = ? and used_at is null")
                        .param(account)
                        .query(Integer.class)
                        .single());
    }

    /** Whether it is one of the account's codes that was not used yet; it is used up thereby. */
    boolean takes(UUID account, String typed) {
        return scope.of(account, () -> {
            boolean taken = sql.sql(
                                    "update recovery_code set used_at = ? where account_id = ? and digest = ? and used_at is null")
                            .params(Timestamp.from(clock.instant()), account, digest(typed))
                            .update()
                    == 1;
            if (taken) {
                alerts.changed(account, "recovery-code.used");
            }
            return taken;
        });
    }

    /** As typed: in any case, with or without the hyphens. */
    private static String digest(String typed) {
        return Secrets.digest(typed.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", ""));
    }

    private static String code() {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            code.append(i > 0 && i % 4 == 0 ? "-" : "").append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return code.toString();
    }
}
