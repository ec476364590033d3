package dev.roundtwo.identity;

import dev.roundtwo.platform.Throttled;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/** Signs in by e-mail and password. A wrong e-mail and a wrong password take the same time and give the same answer. */
@Component
class PasswordSignIn implements AuthenticationProvider {

    private static final Logger LOG = LoggerFactory.getLogger(PasswordSignIn.class);

    private final Passwords passwords;
    private final Guesses guesses;
    private final Clock clock;

    PasswordSignIn(Passwords passwords, Guesses guesses, Clock clock) {
        this.clock = clock;
        this.passwords = passwords;
        this.guesses = guesses;
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        String email = attempt.getName();
        String address = attempt.getDetails() instanceof WebAuthenticationDetails web ? web.getRemoteAddress() : null;
        try {
            guesses.admit(email, address);
        } catch (Throttled throttled) {
            LOG.atWarn().addKeyValue("event", "sign-in-slowed").log("Too many tries");
            throw new TooSoon(throttled);
        }
        UUID account = account(email, password(attempt), address);
        guesses.forget(email, address);
        return SessionAccount.authenticated(new SignedIn(account, clock.instant(), false));
    }

    private UUID account(String email, String password, @Nullable String address) {
        try {
            return passwords.accountOf(email, password).orElseThrow(() -> {
                LOG.atWarn()
                        .addKeyValue("event", "sign-in-refused")
                        .addKeyValue("by", "password")
                        .log("Sign-in refused");
                return new BadCredentialsException("refused");
            });
        } catch (Throttled crowded) {
            guesses.giveBack(email, address);
            LOG.atWarn().addKeyValue("event", "sign-in-crowded").log("Too many sign in at this moment");
            throw new TooSoon(crowded);
        }
    }

    @Override
    public boolean supports(Class<?> attempt) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(attempt);
    }

    private static String password(Authentication attempt) {
        return attempt.getCredentials() instanceof String password ? password : "";
    }

    /** Carries the wait through Spring Security's filters. */
    static final class TooSoon extends AuthenticationException {

        private final transient @Nullable Throttled cause;

        TooSoon(Throttled cause) {
            super("throttled", cause);
            this.cause = cause;
        }

        long seconds() {
            return cause == null ? 1 : Math.max(1, cause.retryAfter().toSeconds());
        }
    }
}
