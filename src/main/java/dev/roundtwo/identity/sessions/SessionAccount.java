package dev.roundtwo.identity.sessions;

import dev.roundtwo.identity.Network;
import dev.roundtwo.identity.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.session.FindByIndexNameSessionRepository;

/**
 * Keeps who is signed in as one string, the account's id, in the session. No object is ever read back from Redis, so a
 * release never meets a session that it cannot read.
 */
final class SessionAccount implements SecurityContextRepository {

    /** After so many days a session ends, used or not; after fourteen unused ones earlier. */
    static final int LONGEST_DAYS = 60;

    private static final Duration UNUSED = Duration.ofDays(14);

    static final String SINCE = "since";
    static final String PROVED = "proved";
    static final String TWICE = "twice";
    static final String BROWSER = "browser";
    static final String ADDRESS = "address";
    static final String BY = "by";
    static final String ATTRIBUTE = FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME;

    private final Clock clock;

    SessionAccount(Clock clock) {
        this.clock = clock;
    }

    static Authentication authenticated(SignedIn me) {
        return UsernamePasswordAuthenticationToken.authenticated(me, null, List.of());
    }

    @Override
    public DeferredSecurityContext loadDeferredContext(HttpServletRequest request) {
        return new Deferred(request);
    }

    @Override
    @SuppressWarnings({"deprecation", "removal"})
    public SecurityContext loadContext(HttpRequestResponseHolder holder) {
        return loadDeferredContext(holder.getRequest()).get();
    }

    @Override
    public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
        Authentication authentication = context.getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof SignedIn me) {
            HttpSession session = request.getSession();
            session.setMaxInactiveInterval((int) UNUSED.toSeconds());
            session.setAttribute(ATTRIBUTE, me.getName());
            session.setAttribute(SINCE, Long.toString(clock.millis()));
            session.setAttribute(PROVED, Long.toString(me.provedAt().toEpochMilli()));
            session.setAttribute(TWICE, me.twice());
            session.setAttribute(BROWSER, Browser.of(request.getHeader("User-Agent")));
            session.setAttribute(ADDRESS, Network.shown(request.getRemoteAddr()));
        } else {
            HttpSession session = request.getSession(false);
            if (session != null) {
                session.removeAttribute(ATTRIBUTE);
            }
        }
    }

    @Override
    public boolean containsContext(HttpServletRequest request) {
        return signedIn(request) != null;
    }

    private @Nullable SignedIn signedIn(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null || !(session.getAttribute(ATTRIBUTE) instanceof String id)) {
            return null;
        }
        if (clock.millis() - millis(session, SINCE)
                >= Duration.ofDays(LONGEST_DAYS).toMillis()) {
            return null;
        }
        boolean twice = Boolean.TRUE.equals(session.getAttribute(TWICE));
        return new SignedIn(UUID.fromString(id), Instant.ofEpochMilli(millis(session, PROVED)), twice);
    }

    private static long millis(HttpSession session, String name) {
        return session.getAttribute(name) instanceof String millis ? Long.parseLong(millis) : 0;
    }

    private final class Deferred implements DeferredSecurityContext {

        private final HttpServletRequest request;
        private @Nullable SecurityContext context;

        Deferred(HttpServletRequest request) {
            this.request = request;
        }

        @Override
        public SecurityContext get() {
            SecurityContext found = context;
            if (found == null) {
                SignedIn me = signedIn(request);
                found = me == null
                        ? SecurityContextHolder.createEmptyContext()
                        : new SecurityContextImpl(authenticated(me));
                context = found;
            }
            return found;
        }

        @Override
        public boolean isGenerated() {
            return get().getAuthentication() == null;
        }
    }
}
