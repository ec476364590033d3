package dev.roundtwo.platform.jobs;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(JobsSettings.class)
class JobsConfiguration {

    @Bean
    Chore forgetDoneJobs(JdbcClient sql, Clock clock, JobsSettings settings) {
        return new Chore(
                "forget-done-jobs", Duration.ofHours(6), () -> sql.sql("delete from job_done where done_at < ?")
                        .param(Timestamp.from(clock.instant().minus(settings.remembered())))
                        .update());
    }
}
