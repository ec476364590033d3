package dev.roundtwo.interviews.calendar;

import dev.roundtwo.platform.jobs.Chore;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reminders are told by one node at a time. */
@Configuration(proxyBeanMethods = false)
class CalendarChores {

    @Bean
    Chore remindOfInterviews(Reminders reminders) {
        return new Chore(Reminders.CHORE, Duration.ofSeconds(30), reminders::tell);
    }
}
