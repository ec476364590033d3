package dev.roundtwo.platform.live;

import dev.roundtwo.platform.jobs.Chore;
import io.lettuce.core.resource.Delay;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.data.redis.autoconfigure.ClientResourcesBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LiveSettings.class)
class LiveConfiguration {

    /** Redis is found again within two seconds after any outage; by default it may take thirty. */
    @Bean
    ClientResourcesBuilderCustomizer quickReconnect() {
        return resources -> resources.reconnectDelay(
                () -> Delay.fullJitter(Duration.ofMillis(50), Duration.ofSeconds(2), 50, TimeUnit.MILLISECONDS));
    }

    @Bean
    Chore forgetLiveEvents(EventRows rows, LiveSettings settings) {
        return new Chore("forget-live-events", Duration.ofHours(6), () -> rows.forget(settings.kept()));
    }
}
