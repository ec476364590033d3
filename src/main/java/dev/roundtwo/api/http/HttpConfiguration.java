package dev.roundtwo.api.http;

import dev.roundtwo.platform.jobs.Chore;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class HttpConfiguration {

    @Bean
    Chore forgetApiAnswers(KeptAnswers answers) {
        return new Chore("forget-api-answers", Duration.ofHours(1), answers::forget);
    }
}
