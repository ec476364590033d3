package dev.roundtwo.api.access.keys;

import dev.roundtwo.platform.jobs.Chore;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class KeysConfiguration {

    @Bean
    Chore renewSigningKeys(SigningKeys keys) {
        return new Chore("renew-signing-keys", Duration.ofMinutes(30), keys::renew);
    }
}
