package dev.roundtwo.notifications.webhooks;

import dev.roundtwo.platform.audit.AuditSubjects;
import dev.roundtwo.platform.audit.SubjectRows;
import dev.roundtwo.platform.jobs.Chore;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(HookSettings.class)
class HookConfiguration {

    /** After 30 days, as the policy of the table says too. */
    @Bean
    Chore forgetWebhookLog(HookDesk desk) {
        return new Chore("forget-webhook-log", Duration.ofHours(6), desk::forget);
    }

    @Bean
    AuditSubjects auditedWebhooks(SubjectRows rows) {
        return rows.of("webhook", "/settings/webhooks/{id}", """
                select id, coalesce(nullif(about, ''), url) as name from webhook where id in (:ids)
                """);
    }
}
