package dev.roundtwo.tenancy.audit;

import dev.roundtwo.platform.audit.AuditSubjects;
import dev.roundtwo.platform.audit.SubjectRows;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What entries about members, invitations and the workspace itself are about. */
@Configuration(proxyBeanMethods = false)
class TenancySubjects {

    @Bean
    AuditSubjects auditedMembers(SubjectRows rows) {
        return rows.of("member", "/people", """
                select a.id, a.name from account a where a.id in (:ids)
                """);
    }

    @Bean
    AuditSubjects auditedInvitations(SubjectRows rows) {
        return rows.of("invitation", "/people", """
                select id, coalesce(email::text, 'by link') as name from invitation where id in (:ids)
                """);
    }

    @Bean
    AuditSubjects auditedWorkspaces(SubjectRows rows) {
        return rows.of("workspace", "", "select id, name from workspace where id in (:ids)");
    }
}
