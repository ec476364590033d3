package dev.roundtwo.tenancy.notices;

import dev.roundtwo.platform.jobs.Chore;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What one node at a time does for all inboxes. */
@Configuration(proxyBeanMethods = false)
class NoticeChores {

    @Bean
    Chore sendDueMails(DueMails mails) {
        return new Chore(DueMails.CHORE, Duration.ofMinutes(1), mails::send);
    }

    @Bean
    Chore forgetOldNotices(Inbox inbox) {
        return new Chore("forget-old-notices", Duration.ofHours(6), inbox::forget);
    }
}
