package dev.roundtwo.identity.password;

import dev.roundtwo.identity.Guesses;
import dev.roundtwo.platform.Throttled;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Knows an account by e-mail and password. A wrong e-mail and a wrong password take the same time and give the same answer. */
@Component
public class PasswordSignIn {

    private static final Logger LOG = LoggerFactory.getLogger(PasswordSignIn.class);

    private final Passwords passwords;
    private final Guesses guesses;

    PasswordSignIn(Passwords passwords, Guesses guesses) {
        this.passwords = passwords;
        this.guesses = guesses;
    }

    /** @throws Throttled when the tries before ask for a pause, or too many sign in at this moment */
    public Optional<UUID> account(String email, String password, @Nullable String address) {
        try {
            guesses.admit(email, address);
        } catch (Throttled throttled) {
            LOG.atWarn().addKeyValue("event", "sign-in-slowed").log("Too many tries");
            throw throttled;
        }
        try {
            Optional<UUID> account = passwords.accountOf(email, password);
            if (account.isPresent()) {
                guesses.forget(email, address);
            }
            return account;
        } catch (Throttled crowded) {
            guesses.giveBack(email, address);
            LOG.atWarn().addKeyValue("event", "sign-in-crowded").log("Too many sign in at this moment");
            throw crowded;
        }
    }

    /**
     * Whether the password is the account's, for somebody who is signed in.
     *
     * @throws Throttled when the tries before ask for a pause
     */
    public boolean proves(UUID account, String password, @Nullable String address) {
        guesses.admit(account.toString(), address);
        boolean right = passwords.areOf(account, password);
        if (right) {
            guesses.forget(account.toString(), address);
        }
        return right;
    }
}
