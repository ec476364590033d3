package dev.roundtwo.platform.mail;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Who mails come from, and whether the page that shows kept ones is there. */
@ConfigurationProperties("roundtwo.mail")
record MailSettings(
        @DefaultValue("Round Two <no-reply@localhost>") String from,
        @DefaultValue("false") boolean outbox) {}
