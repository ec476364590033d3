package dev.roundtwo.questions;

import dev.roundtwo.platform.audit.AuditSubjects;
import dev.roundtwo.platform.audit.SubjectRows;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What audit entries about questions and sets are about. */
@Configuration(proxyBeanMethods = false)
class QuestionSubjects {

    @Bean
    AuditSubjects auditedQuestions(SubjectRows rows) {
        return rows.of("question", "/questions/{id}", "select id, title as name from question where id in (:ids)");
    }

    @Bean
    AuditSubjects auditedSets(SubjectRows rows) {
        return rows.of("set", "/sets/{id}", "select id, title as name from question_set where id in (:ids)");
    }
}
