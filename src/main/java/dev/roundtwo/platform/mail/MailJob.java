package dev.roundtwo.platform.mail;

import dev.roundtwo.platform.jobs.JobHandler;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Takes over the mails that a node of the version before enqueued as jobs, and those among the dead letters. */
@Component
class MailJob implements JobHandler<Mail> {

    private final Mailer mailer;

    MailJob(Mailer mailer) {
        this.mailer = mailer;
    }

    @Override
    public String kind() {
        return MailCourier.KIND;
    }

    @Override
    public Class<Mail> payload() {
        return Mail.class;
    }

    @Override
    public boolean sensitive() {
        return true;
    }

    /** Under another id than its own, which this job is about to note as done. */
    @Override
    public void handle(UUID messageId, Mail mail) {
        mailer.send(mail);
    }
}
