package dev.roundtwo.platform.mail;

import dev.roundtwo.platform.Ids;
import dev.roundtwo.platform.deliveries.Deliveries;
import java.util.Locale;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Sends mails after the caller's transaction has committed, and only then. What is plain text is sent as a page too. */
@Component
@Transactional
public class Mailer {

    private final Deliveries deliveries;
    private final Letters letters;
    private final ObjectProvider<JavaMailSender> servers;
    private final MailSettings settings;

    Mailer(Deliveries deliveries, Letters letters, ObjectProvider<JavaMailSender> servers, MailSettings settings) {
        this.deliveries = deliveries;
        this.letters = letters;
        this.servers = servers;
        this.settings = settings;
    }

    /** Whether mails go nowhere but to the outbox of this installation, where whoever sits at the machine reads them. */
    public boolean keeps() {
        return settings.outbox() && servers.getIfAvailable() == null;
    }

    public void send(Mail mail) {
        UUID id = Ids.next();
        send(id, id.toString(), mail);
    }

    /**
     * Sends a mail under an id that the caller chose: however often it is sent, it goes out once.
     *
     * @param about what it is about: mails about the same thing reach a person in the order in which they were sent
     */
    public void send(UUID id, String about, Mail mail) {
        String lane = "mail " + mail.to().toLowerCase(Locale.ROOT) + ' ' + about;
        Mail dressed = mail.html() == null ? letters.dressed(mail) : mail;
        deliveries.send(MailCourier.KIND, id, MailCourier.SERVER, lane, dressed);
    }
}
