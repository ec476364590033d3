package dev.roundtwo.identity.factors;

import dev.roundtwo.platform.sealing.Sealing;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * New recovery codes on their way to the page that shows them: sealed in the session that made them until it did, once. So a
 * reload makes none anew, which would void those just kept.
 */
@Component
public class FreshCodes {

    private static final String WAITING = "recovery-codes";

    private final RecoveryCodes recovery;
    private final Sealing sealing;

    FreshCodes(RecoveryCodes recovery, Sealing sealing) {
        this.recovery = recovery;
        this.sealing = sealing;
    }

    /** Makes the account's codes anew; those of before are void. */
    public void make(UUID account, HttpServletRequest request) {
        String codes = String.join(" ", recovery.makeAnew(account));
        request.getSession().setAttribute(WAITING, sealing.seal(purpose(account), codes));
    }

    /** The codes made in this session, when they were not shown yet; none else. */
    public List<String> take(UUID account, HttpServletRequest request) {
        HttpSession session = request.getSession();
        if (!(session.getAttribute(WAITING) instanceof String sealed)) {
            return List.of();
        }
        session.removeAttribute(WAITING);
        return List.of(sealing.open(purpose(account), sealed).split(" "));
    }

    private static String purpose(UUID account) {
        return "fresh-recovery-codes/" + account;
    }
}
