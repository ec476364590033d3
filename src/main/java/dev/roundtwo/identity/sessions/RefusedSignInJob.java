package dev.roundtwo.identity.sessions;

import dev.roundtwo.identity.Accounts;
import dev.roundtwo.platform.audit.Audit;
import dev.roundtwo.platform.jobs.JobHandler;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Writes a refused sign-in into the account's audit log, if the e-mail has one. */
@Component
class RefusedSignInJob implements JobHandler<RefusedSignInJob.Refused> {

    static final String KIND = "refused-sign-in";

    private final Accounts accounts;
    private final Audit audit;

    RefusedSignInJob(Accounts accounts, Audit audit) {
        this.accounts = accounts;
        this.audit = audit;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Class<Refused> payload() {
        return Refused.class;
    }

    /** An e-mail typed at the door may be anything, a password too. */
    @Override
    public boolean sensitive() {
        return true;
    }

    @Override
    public void handle(UUID messageId, Refused refused) {
        accounts.byEmail(refused.email())
                .ifPresent(account -> audit.recordFor(
                        account.id(), "sign-in.refused", "by", refused.by(), "address", refused.address()));
    }

    /** What was tried. */
    record Refused(String email, String by, String address) {}
}
