package dev.roundtwo.api.access.clients;

import dev.roundtwo.platform.audit.AuditSubjects;
import dev.roundtwo.platform.audit.SubjectRows;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What audit entries about clients, what they were granted, and issuers are about. */
@Configuration(proxyBeanMethods = false)
class ClientSubjects {

    @Bean
    AuditSubjects auditedClients(SubjectRows rows) {
        return rows.of("client", "/settings/clients/{id}", "select id, name from oauth_client where id in (:ids)");
    }

    @Bean
    AuditSubjects auditedGrants(SubjectRows rows) {
        return rows.of("grant", "/settings/clients", """
                select g.id, c.name from oauth_grant g join oauth_client c on c.id = g.client_id where g.id in (:ids)
                """);
    }

    @Bean
    AuditSubjects auditedIssuers(SubjectRows rows) {
        return rows.of("issuer", "/settings/clients/issuers", """
                select id, issuer as name from trusted_issuer where id in (:ids)
                """);
    }
}
