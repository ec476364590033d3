package dev.roundtwo.identity.operation;

import dev.roundtwo.identity.Protection;
import dev.roundtwo.identity.sessions.SessionRow;
import dev.roundtwo.identity.sessions.Sessions;
import dev.roundtwo.identity.signin.SignInLinks;
import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.platform.audit.Audit;
import java.security.Principal;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What operators do for somebody who asks them: sign them out everywhere, start a new password. They never choose one. */
@Service
@Transactional
class AccountHelp {

    private final AccountList accounts;
    private final Sessions sessions;
    private final Protection protection;
    private final SignInLinks links;
    private final Audit audit;

    AccountHelp(AccountList accounts, Sessions sessions, Protection protection, SignInLinks links, Audit audit) {
        this.protection = protection;
        this.accounts = accounts;
        this.sessions = sessions;
        this.links = links;
        this.audit = audit;
    }

    /** What helps to decide about the account: where it is signed in, and whether more than one proof opens it. */
    AccountUse use(Principal me, UUID id) {
        accounts.one(me, id);
        List<SessionRow> places = sessions.of(id, null);
        return new AccountUse(
                protection.isTwofold(id),
                places.size(),
                places.isEmpty() ? null : places.getFirst().lastUsed());
    }

    void endSessions(Principal me, UUID id) {
        accounts.one(me, id);
        audit.recordForInstallation("sessions.ended", "account", id);
        sessions.endAllAfterwards(id);
    }

    /** Mails the person a link with which they sign in and choose a password themselves. */
    void startReset(Principal me, UUID id) {
        AccountRow account = accounts.one(me, id);
        if (account.disabledAt() != null || account.demo()) {
            throw new RuleBroken("identity.operator.reset");
        }
        links.request(account.email(), "/account/security");
        audit.recordForInstallation("password.reset.started", "account", id);
    }
}
