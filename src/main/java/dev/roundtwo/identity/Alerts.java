package dev.roundtwo.identity;

import dev.roundtwo.platform.audit.Audit;
import dev.roundtwo.platform.mail.Mail;
import dev.roundtwo.platform.mail.Mailer;
import dev.roundtwo.platform.web.Pages;
import dev.roundtwo.platform.web.PublicUrl;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells the owner of an account, by mail and in its audit log, what happened to the ways into it. */
@Component
@Transactional
public class Alerts {

    private static final Logger LOG = LoggerFactory.getLogger(Alerts.class);
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern(
                    "d MMMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final Accounts accounts;
    private final Audit audit;
    private final Mailer mailer;
    private final Pages pages;
    private final PublicUrl url;
    private final Clock clock;

    Alerts(Accounts accounts, Audit audit, Mailer mailer, Pages pages, PublicUrl url, Clock clock) {
        this.accounts = accounts;
        this.audit = audit;
        this.mailer = mailer;
        this.pages = pages;
        this.url = url;
        this.clock = clock;
    }

    /** Writes it down and mails it. The words stand in the messages under {@code identity.alert.} and the action. */
    public void changed(UUID account, String action, String... facts) {
        audit.recordFor(account, action, facts);
        LOG.atInfo()
                .addKeyValue("event", action)
                .addKeyValue("account", account)
                .log("Ways into an account changed");
        mail(account, action);
    }

    /** Mails it only. The details are put into the words, as a browser and its address. */
    public void mail(UUID account, String action, Object... details) {
        accounts.find(account)
                .filter(owner -> !owner.demo())
                .ifPresent(owner -> mailer.send(new Mail(
                        owner.email(),
                        pages.text("identity.alert." + action + ".subject"),
                        pages.text(
                                "identity.alert.frame",
                                owner.name(),
                                pages.text("identity.alert." + action + ".text", details),
                                WHEN.format(clock.instant()),
                                url.of("/account/security"),
                                url.of("/account/sessions")))));
    }
}
