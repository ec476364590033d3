package dev.roundtwo.platform.mail;

import dev.roundtwo.platform.jobs.JobHandler;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.MailParseException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/** Hands a mail to the mail server; when none is set to the console, and to the outbox where that is on. */
@Component
class MailJob implements JobHandler<Mail> {

    static final String KIND = "mail";

    private final ObjectProvider<JavaMailSender> servers;
    private final MailSettings settings;
    private final Outbox outbox;

    MailJob(ObjectProvider<JavaMailSender> servers, MailSettings settings, Outbox outbox) {
        this.servers = servers;
        this.settings = settings;
        this.outbox = outbox;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Class<Mail> payload() {
        return Mail.class;
    }

    @Override
    public boolean sensitive() {
        return true;
    }

    @Override
    public void handle(UUID messageId, Mail mail) {
        JavaMailSender server = servers.getIfAvailable();
        if (server == null) {
            if (settings.outbox()) {
                outbox.keep(messageId, mail);
            }
            print(mail);
        } else {
            server.send(message(server.createMimeMessage(), messageId, mail));
        }
    }

    /** The id is the job's: should a mail go out twice after a crash, readers' programs show it once. */
    private MimeMessage message(MimeMessage message, UUID messageId, Mail mail) {
        try {
            var parts = new MimeMessageHelper(message, StandardCharsets.UTF_8.name());
            parts.setFrom(settings.from());
            parts.setTo(mail.to());
            parts.setSubject(mail.subject());
            parts.setText(mail.text());
            message.setHeader("Message-ID", "<" + messageId + "@round-two>");
            message.setHeader("Auto-Submitted", "auto-generated");
            return message;
        } catch (MessagingException e) {
            throw new MailParseException(e);
        }
    }

    /** Not through the log: links that sign somebody in belong on the operator's screen only. */
    @SuppressWarnings("SystemOut")
    private static void print(Mail mail) {
        System.out.printf(
                "%n--- Mail to %s: %s%n%s%n--- (shown here: no mail server is set)%n%n",
                mail.to(), mail.subject(), mail.text());
    }
}
