package dev.roundtwo.platform.mail;

import dev.roundtwo.platform.jobs.Chore;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MailSettings.class)
class MailConfiguration {

    private static final Duration KEPT = Duration.ofDays(7);

    /** Also where the outbox is off by now: what it kept holds links. */
    @Bean
    Chore forgetKeptMails(Outbox outbox) {
        return new Chore("forget-kept-mails", Duration.ofHours(6), () -> outbox.forget(KEPT));
    }
}
