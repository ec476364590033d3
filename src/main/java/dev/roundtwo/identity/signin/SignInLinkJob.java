package dev.roundtwo.identity.signin;

import dev.roundtwo.identity.Accounts;
import dev.roundtwo.platform.jobs.JobHandler;
import dev.roundtwo.platform.mail.Mail;
import dev.roundtwo.platform.mail.Mailer;
import dev.roundtwo.platform.web.PublicUrl;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Mails a sign-in link, if the e-mail has an account. The demo's people have their own door. */
@Component
class SignInLinkJob implements JobHandler<SignInLinkJob.Request> {

    static final String KIND = "sign-in-link";

    private final Accounts accounts;
    private final SignInLinks links;
    private final Mailer mailer;
    private final PublicUrl url;

    SignInLinkJob(Accounts accounts, SignInLinks links, Mailer mailer, PublicUrl url) {
        this.accounts = accounts;
        this.links = links;
        this.mailer = mailer;
        this.url = url;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Class<Request> payload() {
        return Request.class;
    }

    @Override
    public boolean sensitive() {
        return true;
    }

    @Override
    public void handle(UUID messageId, Request request) {
        accounts.byEmail(request.email()).filter(account -> !account.demo()).ifPresent(account -> {
            String link = url.of("/sign-in/link/" + links.make(account.id(), request.next()));
            mailer.send(
                    new Mail(account.email(), "Your sign-in link for Round Two", """
                    Hello %s,

                    open this link to sign in. It works once, and for 15 minutes:

                    %s

                    If you did not ask for it, leave it: nothing happens.
                    """.formatted(account.name(), link)));
        });
    }

    /** What was asked for. */
    record Request(String email, @Nullable String next) {}
}
