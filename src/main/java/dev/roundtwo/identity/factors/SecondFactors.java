package dev.roundtwo.identity.factors;

import dev.roundtwo.identity.Alerts;
import dev.roundtwo.identity.Guesses;
import dev.roundtwo.identity.sessions.KnownBrowsers;
import dev.roundtwo.identity.sessions.Proof;
import dev.roundtwo.identity.sessions.SignInAudit;
import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.platform.Throttled;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Judges a code that was typed as second proof. Guesses are slowed by account and address; after many wrong ones from
 * everywhere, only browsers that the account knows may try codes of the app: its owner is never locked out by others.
 */
@Component
class SecondFactors {

    private static final Pattern SIX_DIGITS = Pattern.compile("\\d{6}");

    private final AuthenticatorApps apps;
    private final RecoveryCodes recovery;
    private final Guesses guesses;
    private final KnownBrowsers browsers;
    private final SignInAudit audit;
    private final Alerts alerts;

    SecondFactors(
            AuthenticatorApps apps,
            RecoveryCodes recovery,
            Guesses guesses,
            KnownBrowsers browsers,
            SignInAudit audit,
            Alerts alerts) {
        this.apps = apps;
        this.recovery = recovery;
        this.guesses = guesses;
        this.browsers = browsers;
        this.audit = audit;
        this.alerts = alerts;
    }

    /**
     * By what the account was proven: its app or a recovery code. Either is used up.
     *
     * @throws RuleBroken when it is neither, or was used before
     * @throws Throttled when the tries before ask for a pause
     */
    Proof prove(UUID account, String typed, HttpServletRequest request) {
        String code = typed.replaceAll("\\s", "");
        boolean app = SIX_DIGITS.matcher(code).matches();
        if (app && guesses.manyWrongCodes(account.toString()) && !browsers.knows(account, request)) {
            throw new RuleBroken("identity.code.crowded");
        }
        guesses.admit("code:" + account, request.getRemoteAddr());
        if (app ? apps.takes(account, code) : recovery.takes(account, code)) {
            guesses.forget("code:" + account, request.getRemoteAddr());
            return app ? Proof.APP : Proof.RECOVERY_CODE;
        }
        audit.refused(account, app ? Proof.APP : Proof.RECOVERY_CODE);
        if (guesses.wrongCode(account.toString())) {
            alerts.changed(account, "codes.guessed");
        }
        throw new RuleBroken("identity.code.wrong");
    }
}
