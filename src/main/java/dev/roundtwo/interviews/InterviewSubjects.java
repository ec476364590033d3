package dev.roundtwo.interviews;

import dev.roundtwo.platform.audit.AuditSubjects;
import dev.roundtwo.platform.audit.SubjectRows;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What audit entries about interviews are about. */
@Configuration(proxyBeanMethods = false)
class InterviewSubjects {

    @Bean
    AuditSubjects auditedInterviews(SubjectRows rows) {
        return rows.of("interview", "/interviews/{id}", "select id, title as name from interview where id in (:ids)");
    }
}
