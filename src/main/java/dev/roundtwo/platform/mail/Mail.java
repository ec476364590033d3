package dev.roundtwo.platform.mail;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import org.jspecify.annotations.Nullable;

/**
 * A mail to one person: always as text, and where it is more than a plain notice as HTML too, with a calendar object, and with
 * the address at which one click ends such mails. Neither address nor subject can carry a second header line.
 */
public record Mail(
        String to,
        String subject,
        String text,
        @Nullable String html,
        @Nullable Invite invite,
        @Nullable String unsubscribe) {

    public Mail {
        subject = subject.replaceAll("\\p{Cntrl}+", " ").strip();
        try {
            new InternetAddress(to, true).validate();
        } catch (AddressException e) {
            throw new IllegalArgumentException("Not one mail address", e);
        }
        if (to.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("Not one mail address");
        }
    }

    public Mail(String to, String subject, String text) {
        this(to, subject, text, null, null, null);
    }

    /** The same mail, dressed. */
    public Mail in(String html) {
        return new Mail(to, subject, text, html, invite, unsubscribe);
    }

    /** The same mail with a calendar object. */
    public Mail with(Invite invite) {
        return new Mail(to, subject, text, html, invite, unsubscribe);
    }

    /** The same mail, which a POST to that address ends (RFC 8058). */
    public Mail endedAt(String address) {
        return new Mail(to, subject, text, html, invite, address);
    }

    /** A calendar object (RFC 5545) and what its reader is to do with it: {@code REQUEST} or {@code CANCEL} (RFC 5546). */
    public record Invite(String method, String calendar) {}
}
