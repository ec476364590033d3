package dev.roundtwo.platform.mail;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;

/** A plain-text mail to one person. Neither address nor subject can carry a second header line. */
public record Mail(String to, String subject, String text) {

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
}
