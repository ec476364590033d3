package dev.roundtwo.interviews;

import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.platform.Secrets;
import dev.roundtwo.platform.Throttled;
import dev.roundtwo.platform.limits.Limited;
import dev.roundtwo.platform.limits.Limits;
import dev.roundtwo.platform.scope.Scope;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What is done to an interview is a mail to its people, so it is counted for whoever does it; and what a guest is told is
 * counted for their address too, whoever does it.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Stamps {

    private final JdbcClient sql;
    private final Limits limits;

    Stamps(JdbcClient sql, Limits limits) {
        this.sql = sql;
        this.limits = limits;
    }

    /**
     * One for the account, or for the workspace alone when nobody with an account does it.
     *
     * @throws Throttled when there is none left
     */
    public void one(@Nullable UUID account) {
        limits.take(Limited.CHANGES, workspace(), account);
    }

    /** The same for a change that its guests are told of. */
    public void one(UUID interview, @Nullable UUID account) {
        one(account);
        sql.sql("""
                        select distinct lower(email) from seat
                        where workspace_id = current_workspace() and interview_id = ? and account_id is null and left_at is null
                          and email is not null
                        """).param(interview).query(String.class).list().forEach(this::guest);
    }

    /** One for whoever sits there, also without an account. */
    public void ofSeat(@Nullable UUID account, UUID seat) {
        if (account == null) {
            limits.takeFor(Limited.CHANGES, "seat " + seat);
        } else {
            one(account);
        }
    }

    /** One for that address; refuses when it was written to a lot. */
    void guest(String email) {
        try {
            String address = workspace() + " " + email.strip().toLowerCase(Locale.ROOT);
            limits.takeFor(Limited.GUEST_MAILS, Secrets.digest(address));
        } catch (Throttled often) {
            throw new RuleBroken(
                    "interviews.guest.often", Math.max(1, often.retryAfter().toMinutes()));
        }
    }

    private static UUID workspace() {
        return Objects.requireNonNull(Scope.current().workspace());
    }
}
