package dev.roundtwo.identity.factors;

import dev.roundtwo.identity.Account;
import dev.roundtwo.identity.Accounts;
import dev.roundtwo.identity.Guesses;
import dev.roundtwo.identity.Protection;
import dev.roundtwo.identity.signin.SignInLinks;
import dev.roundtwo.platform.NotFound;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** By what an account can show again who it is. */
@Component
class ProofWays {

    private final Accounts accounts;
    private final AuthenticatorApps apps;
    private final RecoveryCodes recovery;
    private final Protection protection;
    private final SignInLinks links;
    private final Guesses guesses;
    private final boolean outbox;

    ProofWays(
            Accounts accounts,
            AuthenticatorApps apps,
            RecoveryCodes recovery,
            Protection protection,
            SignInLinks links,
            Guesses guesses,
            @Value("${roundtwo.mail.outbox:false}") boolean outbox) {
        this.accounts = accounts;
        this.apps = apps;
        this.recovery = recovery;
        this.protection = protection;
        this.links = links;
        this.guesses = guesses;
        this.outbox = outbox;
    }

    Ways of(UUID id) {
        Account account = account(id);
        boolean app = apps.since(id).isPresent();
        boolean code = app || recovery.left(id) > 0;
        boolean passkey = protection.hasPasskey(id);
        boolean none = !account.hasPassword() && !code && !passkey;
        return new Ways(
                account.email(), account.hasPassword(), app, code, passkey, none && !account.demo(), account.demo());
    }

    /** Mails a sign-in link that leads on to the path. */
    Account mail(UUID id, String next, HttpServletRequest request) {
        Account account = account(id);
        guesses.admitRequest("link", request.getRemoteAddr());
        if (guesses.mayMail("link", account.email(), request.getRemoteAddr(), () -> true)) {
            links.request(account.email(), next);
        }
        return account;
    }

    boolean outbox() {
        return outbox;
    }

    private Account account(UUID id) {
        return accounts.find(id).orElseThrow(() -> new NotFound("account", id));
    }

    /** What the page offers; {@code app} says that a code is one of the app and not only of recovery. */
    public record Ways(
            String email, boolean password, boolean app, boolean code, boolean passkey, boolean mail, boolean demo) {}
}
