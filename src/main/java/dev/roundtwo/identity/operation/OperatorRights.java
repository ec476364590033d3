package dev.roundtwo.identity.operation;

import dev.roundtwo.platform.NotFound;
import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.platform.audit.Audit;
import dev.roundtwo.platform.mail.Mail;
import dev.roundtwo.platform.mail.Mailer;
import java.security.Principal;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who operates this installation, decided by those who do. One of them is always left. */
@Service
@Transactional
class OperatorRights {

    private final JdbcClient sql;
    private final AccountList accounts;
    private final Mailer mailer;
    private final Audit audit;

    OperatorRights(JdbcClient sql, AccountList accounts, Mailer mailer, Audit audit) {
        this.sql = sql;
        this.accounts = accounts;
        this.mailer = mailer;
        this.audit = audit;
    }

    /**
     * Makes the account an operator, or takes the right away.
     *
     * @throws RuleBroken when the last operator would go
     */
    void grant(Principal me, UUID id, boolean granted) {
        AccountRow account = accounts.one(me, id);
        if (granted && (account.disabledAt() != null || account.demo())) {
            throw new RuleBroken("identity.operator.unfit");
        }
        if (!change(id, granted)) {
            return;
        }
        audit.recordForInstallation(granted ? "operator.granted" : "operator.revoked", "account", id);
        mailer.send(new Mail(
                account.email(),
                granted ? "You are an operator of Round Two now" : "You are no operator of Round Two any more",
                """
                Hello %s,

                an operator of this installation %s.

                If this is news to you, ask your operators.
                """.formatted(
                                account.name(),
                                granted
                                        ? "made you one too: the Operator pages are in the menu under your name"
                                        : "took that right from your account; everything else stays as it was")));
    }

    /** Takes the right away from whoever is disabled, without a mail. */
    void revoke(UUID id) {
        change(id, false);
    }

    /** Whether anything changed. */
    private boolean change(UUID id, boolean granted) {
        String outcome = sql.sql("select operator_grant(?, ?)")
                .params(id, granted)
                .query(String.class)
                .single();
        if ("last".equals(outcome)) {
            throw new RuleBroken("identity.operator.last");
        }
        if ("refused".equals(outcome)) {
            throw new NotFound("operator", id);
        }
        return "done".equals(outcome);
    }
}
