package dev.roundtwo.platform.mail;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Who mails come from, and whether they are kept, and shown on a page, while no mail server is set. */
@ConfigurationProperties("roundtwo.mail")
record MailSettings(
        @DefaultValue("Round Two <no-reply@localhost>") String from,
        @DefaultValue("false") boolean outbox) {}
