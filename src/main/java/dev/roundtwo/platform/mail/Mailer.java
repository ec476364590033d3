package dev.roundtwo.platform.mail;

import dev.roundtwo.platform.jobs.Jobs;
import org.springframework.stereotype.Component;

/** Sends mails after the caller's transaction has committed, and only then. */
@Component
public class Mailer {

    private final Jobs jobs;

    Mailer(Jobs jobs) {
        this.jobs = jobs;
    }

    public void send(Mail mail) {
        jobs.enqueue(MailJob.KIND, mail);
    }
}
