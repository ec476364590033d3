package dev.roundtwo.insights.reports;

import dev.roundtwo.platform.jobs.Chore;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Months are looked after by one node at a time. */
@Configuration(proxyBeanMethods = false)
class ReportConfiguration {

    @Bean
    Chore tellReports(MonthlyRun run) {
        return new Chore(MonthlyRun.CHORE, Duration.ofMinutes(10), run::go);
    }
}
