package dev.roundtwo.identity.passkeys;

import dev.roundtwo.identity.Account;
import dev.roundtwo.identity.AccountScope;
import dev.roundtwo.identity.Accounts;
import dev.roundtwo.identity.Alerts;
import dev.roundtwo.platform.NotFound;
import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.platform.Storable;
import dev.roundtwo.platform.scope.OneByOne;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** An account's passkeys: adding, naming and removing them, and knowing their owner by one. */
@Service
public class Passkeys {

    private static final Logger LOG = LoggerFactory.getLogger(Passkeys.class);
    private static final int MOST = 20;

    private final JdbcClient sql;
    private final AccountScope scope;
    private final Accounts accounts;
    private final Challenges challenges;
    private final Ceremony ceremony;
    private final Alerts alerts;
    private final OneByOne turns;

    Passkeys(
            JdbcClient sql,
            AccountScope scope,
            Accounts accounts,
            Challenges challenges,
            Ceremony ceremony,
            Alerts alerts,
            OneByOne turns) {
        this.turns = turns;
        this.sql = sql;
        this.scope = scope;
        this.accounts = accounts;
        this.challenges = challenges;
        this.ceremony = ceremony;
        this.alerts = alerts;
    }

    public List<PasskeyRow> of(UUID account) {
        return scope.of(account, () -> sql.sql("""
                        select credential_id, name, backed_up, added_at, used_at from passkey where account_id = ? order by added_at
                        """)
                .param(account)
                .query((row, number) -> {
                    Timestamp used = row.getTimestamp("used_at");
                    return new PasskeyRow(
                            row.getString("credential_id"),
                            row.getString("name"),
                            row.getBoolean("backed_up"),
                            row.getTimestamp("added_at").toInstant(),
                            used == null ? null : used.toInstant());
                })
                .list());
    }

    /** What the browser needs to make a passkey for the account, as JSON. */
    String toCreate(UUID account, HttpServletRequest request, HttpServletResponse response) {
        Account owner = owner(account);
        if (owner.demo()) {
            throw new RuleBroken("identity.factor.demo");
        }
        List<String> there = of(account).stream().map(PasskeyRow::id).toList();
        if (there.size() >= MOST) {
            throw new RuleBroken("identity.passkey.many");
        }
        return ceremony.toCreate(owner, there, challenges.make("create/" + account, request, response));
    }

    /** What the browser needs to ask its owner for a passkey, as JSON. It names nobody, so it tells nothing. */
    String toAsk(HttpServletRequest request, HttpServletResponse response) {
        return ceremony.toAsk(challenges.make("get", request, response));
    }

    /**
     * Adds the passkey that the browser made.
     *
     * @throws RuleBroken when it is not an answer to what this browser was asked, or is registered already
     */
    void add(UUID account, String name, String credential, HttpServletRequest request) {
        String called = checked(name);
        try {
            var made = ceremony.made(credential);
            if (!challenges.take(ceremony.challenge(made), "create/" + account, request)) {
                throw new IllegalArgumentException("not the challenge of this browser");
            }
            scope.of(account, () -> {
                turns.take("passkeys", account);
                if (of(account).size() >= MOST) {
                    throw new RuleBroken("identity.passkey.many");
                }
                ceremony.register(owner(account), called, made);
                alerts.changed(account, "passkey.added");
                return made;
            });
        } catch (DuplicateKeyException taken) {
            throw new RuleBroken("identity.passkey.taken");
        } catch (DataAccessException | RuleBroken told) {
            throw told;
        } catch (RuntimeException wrong) {
            LOG.atWarn()
                    .addKeyValue("event", "passkey-refused")
                    .addKeyValue("why", wrong.toString())
                    .log("Passkey refused");
            throw new RuleBroken("identity.passkey.failed");
        }
    }

    /** The account whose passkey answered, with its user verified; none when anything about the answer is wrong. */
    public Optional<UUID> owner(String credential, HttpServletRequest request) {
        try {
            var answer = ceremony.answer(credential);
            if (!challenges.take(ceremony.challenge(answer), "get", request)) {
                return Optional.empty();
            }
            UUID account = ceremony.owner(answer);
            return Optional.of(scope.of(account, () -> ceremony.verify(answer)));
        } catch (DataAccessException broken) {
            throw broken;
        } catch (RuntimeException wrong) {
            LOG.atWarn()
                    .addKeyValue("event", "passkey-refused")
                    .addKeyValue("why", wrong.toString())
                    .log("Passkey refused");
            return Optional.empty();
        }
    }

    void rename(UUID account, String id, String name) {
        String called = checked(name);
        int renamed = scope.of(
                account, () -> sql.sql("update passkey set name = ? where account_id = ? and credential_id = ?")
                        .params(called, account, id)
                        .update());
        if (renamed == 0) {
            throw new NotFound("passkey", id);
        }
    }

    void remove(UUID account, String id) {
        scope.of(account, () -> {
            int removed = sql.sql("delete from passkey where account_id = ? and credential_id = ?")
                    .params(account, id)
                    .update();
            if (removed == 0) {
                throw new NotFound("passkey", id);
            }
            alerts.changed(account, "passkey.removed");
            return removed;
        });
    }

    private Account owner(UUID account) {
        return accounts.find(account).orElseThrow(() -> new NotFound("account", account));
    }

    private static String checked(String name) {
        String called = name.strip();
        if (!Storable.line(called, 60)) {
            throw new RuleBroken("identity.passkey.name");
        }
        return called;
    }
}
