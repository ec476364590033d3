package dev.roundtwo.platform.mail;

import dev.roundtwo.platform.deliveries.Courier;
import dev.roundtwo.platform.deliveries.NotNow;
import dev.roundtwo.platform.deliveries.Unreachable;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailParseException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/** Hands a mail to the mail server; when none is set to the console, and to the outbox where that is on. */
@Component
class MailCourier implements Courier<Mail> {

    static final String KIND = "mail";
    static final String SERVER = "mail server";
    private static final Pattern REPLY = Pattern.compile("([245]\\d\\d)[ -]");

    private final ObjectProvider<JavaMailSender> servers;
    private final MailSettings settings;
    private final Outbox outbox;

    MailCourier(ObjectProvider<JavaMailSender> servers, MailSettings settings, Outbox outbox) {
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
    public int atOnce() {
        return 8;
    }

    @Override
    public void carry(UUID messageId, Mail mail) throws Unreachable {
        JavaMailSender server = servers.getIfAvailable();
        if (server == null) {
            if (settings.outbox()) {
                outbox.keep(messageId, mail);
            }
            if (!invented(mail) || !settings.outbox()) {
                print(mail);
            }
        } else if (!invented(mail)) {
            hand(server, message(server.createMimeMessage(), messageId, mail));
        }
    }

    /** Such a domain is nobody's (RFC 6761): the demo's people live there, and what was kept for them may find a server set. */
    private static boolean invented(Mail mail) {
        return mail.to().toLowerCase(Locale.ROOT).endsWith(".invalid");
    }

    /**
     * A server that refuses a mail was there; one that cannot be reached, or knows us not, was not. A reply of 4xx is "later"
     * (RFC 5321, 4.2.1).
     */
    private static void hand(JavaMailSender server, MimeMessage message) throws Unreachable {
        try {
            server.send(message);
        } catch (MailAuthenticationException e) {
            throw new Unreachable("The mail server does not know us", e);
        } catch (MailSendException e) {
            Exception[] causes = e.getMessageExceptions();
            if (causes.length == 0 || !Stream.of(causes).allMatch(SendFailedException.class::isInstance)) {
                throw new Unreachable("The mail server does not answer", e);
            }
            if (Stream.of(causes).allMatch(MailCourier::isForNow)) {
                throw new NotNow("The mail server wants it later", e);
            }
            throw e;
        }
    }

    /** Whether all that the server said, which hangs in a chain, begins with a 4. */
    private static boolean isForNow(Exception failure) {
        boolean later = false;
        for (Exception at = failure; at instanceof MessagingException said; at = said.getNextException()) {
            int code = code(at);
            if (code >= 500) {
                return false;
            }
            later |= code >= 400;
        }
        return later;
    }

    /** The number that a reply begins with, as the mail library hands replies on in its messages; 0 where there is none. */
    private static int code(Exception said) {
        Matcher reply = REPLY.matcher(said.getMessage() == null ? "" : said.getMessage());
        return reply.lookingAt() ? Integer.parseInt(reply.group(1)) : 0;
    }

    /** The id is the message's: should a mail go out twice after a crash, readers' programs show it once. */
    private MimeMessage message(MimeMessage message, UUID messageId, Mail mail) {
        try {
            var head = new MimeMessageHelper(message, StandardCharsets.UTF_8.name());
            head.setFrom(settings.from());
            head.setTo(mail.to());
            head.setSubject(mail.subject());
            if (mail.html() == null && mail.invite() == null) {
                head.setText(mail.text());
            } else {
                message.setContent(alternatives(mail));
            }
            message.setHeader("Message-ID", "<" + messageId + "@round-two>");
            message.setHeader("Auto-Submitted", "auto-generated");
            if (mail.unsubscribe() != null) {
                message.setHeader("List-Unsubscribe", "<" + mail.unsubscribe() + ">");
                message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
            }
            return message;
        } catch (MessagingException e) {
            throw new MailParseException(e);
        }
    }

    /** From the plainest to the richest, as readers take the last that they understand (RFC 2046). */
    private static MimeMultipart alternatives(Mail mail) throws MessagingException {
        var parts = new MimeMultipart("alternative");
        parts.addBodyPart(part(mail.text(), "text/plain; charset=UTF-8"));
        if (mail.html() != null) {
            parts.addBodyPart(part(mail.html(), "text/html; charset=UTF-8"));
        }
        Mail.Invite invite = mail.invite();
        if (invite != null) {
            parts.addBodyPart(part(invite.calendar(), "text/calendar; charset=UTF-8; method=" + invite.method()));
        }
        return parts;
    }

    private static MimeBodyPart part(String text, String type) throws MessagingException {
        var part = new MimeBodyPart();
        part.setContent(text, type);
        return part;
    }

    /** Not through the log: links that sign somebody in belong on the operator's screen only. */
    @SuppressWarnings("SystemOut")
    private static void print(Mail mail) {
        System.out.printf(
                "%n--- Mail to %s: %s%n%s%n--- (shown here: no mail server is set)%n%n",
                mail.to(), mail.subject(), mail.text());
    }
}
