package dev.roundtwo.tenancy.privacy;

import dev.roundtwo.platform.jobs.Chore;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** When what has had its time is erased: retention once a day, accounts and workspaces within an hour after their week. */
@Configuration(proxyBeanMethods = false)
class ErasingChores {

    @Bean
    Chore applyRetention(Erasing erasing) {
        return new Chore(Erasing.RETENTION, Duration.ofDays(1), erasing::retention);
    }

    @Bean
    Chore eraseAccounts(Erasing erasing) {
        return new Chore(Erasing.ACCOUNTS, Duration.ofHours(1), erasing::accounts);
    }

    @Bean
    Chore eraseWorkspaces(Erasing erasing) {
        return new Chore(Erasing.WORKSPACES, Duration.ofHours(1), erasing::workspaces);
    }
}
