package dev.roundtwo.identity.sessions;

import dev.roundtwo.identity.LocalPath;
import dev.roundtwo.identity.Protection;
import dev.roundtwo.identity.SignedIn;
import dev.roundtwo.platform.limits.Limited;
import dev.roundtwo.platform.limits.Limits;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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

/**
 * The one place where somebody is signed in, whatever they showed. An account with a second factor is only half in until
 * that is given too; no way round it leads through here.
 */
@Component
public class SignIns {

    private static final String SECOND = "/sign-in/second-factor";

    private final SecurityContextRepository contexts;
    private final SessionAuthenticationStrategy renewal;
    private final Protection protection;
    private final HalfSession half;
    private final Sessions sessions;
    private final SignInAudit audit;
    private final Limits limits;
    private final Clock clock;

    SignIns(
            SecurityContextRepository contexts,
            CsrfTokenRepository tokens,
            Protection protection,
            HalfSession half,
            Sessions sessions,
            SignInAudit audit,
            Limits limits,
            Clock clock) {
        this.limits = limits;
        this.contexts = contexts;
        this.renewal = new CompositeSessionAuthenticationStrategy(
                List.of(new ChangeSessionIdAuthenticationStrategy(), new CsrfAuthenticationStrategy(tokens)));
        this.protection = protection;
        this.half = half;
        this.sessions = sessions;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Signs the account in after its first proof, or leaves it waiting for the second. A passkey is both at once.
     *
     * @param next where the person wanted to go
     * @return the local path to go to now: there, or to the page that asks for the second factor
     */
    public String signIn(
            HttpServletRequest request, HttpServletResponse response, UUID account, Proof by, @Nullable String next) {
        String path = LocalPath.or(next, "/workspaces");
        if (by == Proof.PASSKEY) {
            open(request, response, account, by.name(), true);
            return path;
        }
        if (!protection.isTwofold(account)) {
            open(request, response, account, by.name(), false);
            return path;
        }
        SecurityContextHolder.clearContext();
        half.begin(request, account, by);
        request.changeSessionId();
        return SECOND + "?next=" + URLEncoder.encode(path, StandardCharsets.UTF_8);
    }

    /**
     * Signs in an account for whose owner a provider vouches. That is no proof of the account's own: whoever runs the provider
     * could give it too, so sensitive acts and other workspaces ask for one, and the account's limit is not touched.
     *
     * @param twice whether the provider saw a second factor, and its word counts
     * @return the local path to go to now
     */
    public String signInThrough(
            HttpServletRequest request,
            HttpServletResponse response,
            UUID account,
            boolean twice,
            @Nullable String next) {
        if (!twice && protection.isTwofold(account)) {
            return signIn(request, response, account, Proof.PROVIDER, next);
        }
        begin(request, response, account, Proof.PROVIDER.name(), twice);
        request.getSession().setAttribute(SessionAccount.PROVED, "0");
        return LocalPath.or(next, "/workspaces");
    }

    /** Signs in the account whose second proof was given: the one that waited in this session, or is half trusted in it. */
    public void complete(HttpServletRequest request, HttpServletResponse response, UUID account, Proof second) {
        String first = half.of(request).map(waiting -> waiting.by().name()).orElseGet(() -> by(request));
        open(request, response, account, first + "+" + second.name(), true);
    }

    /** Who is signed in has shown again who they are: sensitive acts are open to them for a while. */
    public void provedAgain(HttpServletRequest request, Proof by) {
        HttpSession session = request.getSession();
        session.setAttribute(SessionAccount.PROVED, Long.toString(clock.millis()));
        if (by == Proof.PASSKEY || by == Proof.APP || by == Proof.RECOVERY_CODE) {
            session.setAttribute(SessionAccount.TWICE, true);
        } else if (Proof.PROVIDER.name().equals(by(request))) {
            session.setAttribute(
                    SessionAccount.TWICE, false); // the second factor was the provider's, and counted with it only
        }
        request.changeSessionId();
    }

    /**
     * The ways into the account changed: all its other sessions end, and this one is as good as the factors that are left.
     *
     * @param shown whether a second factor was shown here just now
     */
    public void renewed(HttpServletRequest request, SignedIn me, boolean shown) {
        HttpSession session = request.getSession();
        sessions.endOthers(me.accountId(), session.getId());
        session.setAttribute(SessionAccount.TWICE, (shown || me.twice()) && protection.isTwofold(me.accountId()));
        request.changeSessionId();
    }

    /** Ends the session at hand. */
    public void signOut(HttpServletRequest request, HttpServletResponse response) {
        new SecurityContextLogoutHandler().logout(request, response, null);
    }

    private static String by(HttpServletRequest request) {
        return request.getSession().getAttribute(SessionAccount.BY) instanceof String by ? by : Proof.OTHER.name();
    }

    /** The account's limit is taken once its whole proof is there, so that nobody uses it up who has but half of it. */
    private void open(
            HttpServletRequest request, HttpServletResponse response, UUID account, String by, boolean twice) {
        limits.take(Limited.SIGN_INS, null, account);
        begin(request, response, account, by, twice);
    }

    private void begin(
            HttpServletRequest request, HttpServletResponse response, UUID account, String by, boolean twice) {
        Authentication authentication = SessionAccount.authenticated(new SignedIn(account, clock.instant(), twice));
        half.end(request);
        renewal.onAuthentication(authentication, request, response);
        SecurityContextImpl context = new SecurityContextImpl(authentication);
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
        request.getSession().setAttribute(SessionAccount.BY, by);
        sessions.keepToTheMost(account, request.getSession().getId());
        audit.signedIn(account, by, request, response);
    }
}
