package dev.roundtwo.identity.sessions;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * What a session holds between the first proof and the second: whose account it may become, by what so far, and since when.
 * It names no one who is signed in, so it opens nothing but the page that asks for the second factor.
 */
@Component
public class HalfSession {

    static final Duration GOOD_FOR = Duration.ofMinutes(10);

    private static final String ACCOUNT = "half.account";
    private static final String BY = "half.by";
    private static final String SINCE = "half.since";

    private final Clock clock;

    HalfSession(Clock clock) {
        this.clock = clock;
    }

    void begin(HttpServletRequest request, UUID account, Proof by) {
        HttpSession session = request.getSession();
        session.removeAttribute(SessionAccount.ATTRIBUTE);
        session.setAttribute(ACCOUNT, account.toString());
        session.setAttribute(BY, by.name());
        session.setAttribute(SINCE, Long.toString(clock.millis()));
    }

    /** The account that waits for its second proof here, while the first one is fresh. */
    public Optional<Half> of(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null
                || !(session.getAttribute(ACCOUNT) instanceof String account)
                || !(session.getAttribute(BY) instanceof String by)
                || !(session.getAttribute(SINCE) instanceof String since)
                || clock.millis() - Long.parseLong(since) >= GOOD_FOR.toMillis()) {
            return Optional.empty();
        }
        return Optional.of(new Half(UUID.fromString(account), Proof.valueOf(by)));
    }

    void end(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.removeAttribute(ACCOUNT);
            session.removeAttribute(BY);
            session.removeAttribute(SINCE);
        }
    }

    /** An account whose first proof was given. */
    public record Half(UUID account, Proof by) {}
}
