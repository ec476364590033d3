package dev.roundtwo.platform.limits;

import dev.roundtwo.platform.jobs.Chore;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LimitsSettings.class)
class LimitsConfiguration {

    @Bean
    Chore measureWorkspaces(Quotas quotas) {
        return new Chore("measure-workspaces", Duration.ofHours(6), quotas::measureAll);
    }
}
