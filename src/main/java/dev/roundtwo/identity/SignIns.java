package dev.roundtwo.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;
import org.springframework.security.web.authentication.session.ChangeSessionIdAuthenticationStrategy;
import org.springframework.security.web.authentication.session.CompositeSessionAuthenticationStrategy;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CsrfAuthenticationStrategy;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.stereotype.Component;

/** Signs somebody in who proved who they are by other means than a password: a mail link, set-up, an invitation. */
@Component
public class SignIns {

    private static final Logger LOG = LoggerFactory.getLogger(SignIns.class);

    private final SecurityContextRepository contexts;
    private final SessionAuthenticationStrategy renewal;
    private final Clock clock;

    SignIns(SecurityContextRepository contexts, CsrfTokenRepository tokens, Clock clock) {
        this.clock = clock;
        this.contexts = contexts;
        this.renewal = new CompositeSessionAuthenticationStrategy(
                java.util.List.of(new ChangeSessionIdAuthenticationStrategy(), new CsrfAuthenticationStrategy(tokens)));
    }

    /** From here on the session is the account's, under a new id and with a new CSRF token. */
    public void signIn(HttpServletRequest request, HttpServletResponse response, UUID account) {
        Authentication authentication = SessionAccount.authenticated(new SignedIn(account, clock.instant(), false));
        renewal.onAuthentication(authentication, request, response);
        SecurityContextImpl context = new SecurityContextImpl(authentication);
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
        signedIn(account, "other");
    }

    /** Ends the session at hand. */
    public void signOut(HttpServletRequest request, HttpServletResponse response) {
        new SecurityContextLogoutHandler().logout(request, response, null);
    }

    static void signedIn(UUID account, String by) {
        LOG.atInfo()
                .addKeyValue("event", "signed-in")
                .addKeyValue("account", account)
                .addKeyValue("by", by)
                .log("Signed in");
    }
}
