package dev.roundtwo.practice.rounds;

import dev.roundtwo.platform.jobs.Chore;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Rounds by rhythm are looked after by one node at a time. */
@Configuration(proxyBeanMethods = false)
class RoundChores {

    @Bean
    Chore keepPracticeRhythms(Rhythms rhythms) {
        return new Chore(Rhythms.CHORE, Duration.ofMinutes(5), rhythms::keep);
    }
}
