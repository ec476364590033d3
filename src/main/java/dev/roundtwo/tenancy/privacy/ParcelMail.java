package dev.roundtwo.tenancy.privacy;

import dev.roundtwo.identity.Account;
import dev.roundtwo.identity.Accounts;
import dev.roundtwo.platform.NotFound;
import dev.roundtwo.platform.mail.Mail;
import dev.roundtwo.platform.mail.Mailer;
import dev.roundtwo.platform.web.PublicUrl;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Tells people by mail that their parcel is packed. No link in it opens one. */
@Component
class ParcelMail {

    private final Accounts accounts;
    private final Mailer mailer;
    private final PublicUrl url;

    ParcelMail(Accounts accounts, Mailer mailer, PublicUrl url) {
        this.accounts = accounts;
        this.mailer = mailer;
        this.url = url;
    }

    /** Says what is packed and where it waits; {@code last} ends the letter and may be empty. */
    void tell(UUID to, String subject, String what, String page, String last) {
        Account account = accounts.find(to).orElseThrow(() -> new NotFound("account", to));
        if (account.demo()) {
            return; // its mail goes nowhere
        }
        mailer.send(new Mail(account.email(), subject, """
                Hello %s,

                %s is packed, and waits for 24 hours. Sign in and take it:

                %s
                %s""".formatted(
                        account.name(), what, url.of(page), last.isEmpty() ? "" : "\n" + last + "\n")));
    }
}
