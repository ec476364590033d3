package dev.roundtwo.practice;

import dev.roundtwo.platform.audit.AuditSubjects;
import dev.roundtwo.platform.audit.SubjectRows;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What audit entries about practice are about. */
@Configuration(proxyBeanMethods = false)
class PracticeSubjects {

    @Bean
    AuditSubjects auditedGroups(SubjectRows rows) {
        return rows.of("practice-group", "/groups/{id}", "select id, name from practice_group where id in (:ids)");
    }

    @Bean
    AuditSubjects auditedRounds(SubjectRows rows) {
        return rows.of(
                "practice-round",
                "/groups",
                "select r.id, 'round ' || r.number || ' of ' || g.name as name from practice_round r"
                        + " join practice_group g on g.id = r.group_id where r.id in (:ids)");
    }
}
