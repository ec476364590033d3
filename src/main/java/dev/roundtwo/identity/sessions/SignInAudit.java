package dev.roundtwo.identity.sessions;

import dev.roundtwo.identity.Alerts;
import dev.roundtwo.identity.Network;
import dev.roundtwo.platform.audit.Audit;
import dev.roundtwo.platform.jobs.Jobs;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What is written down of sign-ins: the log, the account's audit log, and a mail when the browser is new to it. */
@Component
public class SignInAudit {

    private static final Logger LOG = LoggerFactory.getLogger(SignInAudit.class);

    /** By these somebody has opened the account just now. */
    private static final Set<String> NEWCOMERS = Set.of(Proof.INVITATION.name(), Proof.SET_UP.name());

    private final Audit audit;
    private final Alerts alerts;
    private final KnownBrowsers browsers;
    private final Jobs jobs;

    SignInAudit(Audit audit, Alerts alerts, KnownBrowsers browsers, Jobs jobs) {
        this.audit = audit;
        this.alerts = alerts;
        this.browsers = browsers;
        this.jobs = jobs;
    }

    void signedIn(UUID account, String by, HttpServletRequest request, HttpServletResponse response) {
        boolean fresh = browsers.meet(account, request, response);
        audit.recordFor(account, "session.opened", "by", by, "browser", fresh ? "new" : "known");
        LOG.atInfo()
                .addKeyValue("event", "signed-in")
                .addKeyValue("account", account)
                .addKeyValue("by", by)
                .log("Signed in");
        if (fresh && !NEWCOMERS.contains(by)) {
            alerts.mail(
                    account,
                    "browser.new",
                    Browser.of(request.getHeader("User-Agent")),
                    Network.shown(request.getRemoteAddr()));
        }
    }

    /** Whether the e-mail has an account is looked up in the background: the answer takes as long either way. */
    public void refused(String email, Proof by, HttpServletRequest request) {
        LOG.atWarn()
                .addKeyValue("event", "sign-in-refused")
                .addKeyValue("by", by)
                .log("Sign-in refused");
        jobs.enqueue(RefusedSignInJob.KIND, new RefusedSignInJob.Refused(email, by.name(), request.getRemoteAddr()));
    }

    /** A second proof was wrong; the first was given, so there is an account. */
    public void refused(UUID account, Proof by) {
        LOG.atWarn()
                .addKeyValue("event", "sign-in-refused")
                .addKeyValue("account", account)
                .addKeyValue("by", by)
                .log("Sign-in refused");
        audit.recordFor(account, "sign-in.refused", "by", by.name());
    }
}
