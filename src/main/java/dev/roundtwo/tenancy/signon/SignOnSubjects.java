package dev.roundtwo.tenancy.signon;

import dev.roundtwo.platform.audit.AuditSubjects;
import dev.roundtwo.platform.audit.SubjectRows;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What audit entries about sign-in providers and e-mail domains are about. */
@Configuration(proxyBeanMethods = false)
class SignOnSubjects {

    @Bean
    AuditSubjects auditedProviders(SubjectRows rows) {
        return rows.of("provider", "/settings/sign-in/providers/{id}", """
                select id, label as name from sign_on_provider where id in (:ids)
                """);
    }

    @Bean
    AuditSubjects auditedDomains(JdbcClient sql) {
        return new AuditSubjects() {
            @Override
            public String kind() {
                return "domain";
            }

            @Override
            public Map<String, Subject> find(Set<String> ids) {
                Map<String, Subject> found = new HashMap<>();
                sql.sql("select domain from sign_on_domain where domain in (:ids)")
                        .param("ids", ids)
                        .query(row -> {
                            String domain = row.getString("domain");
                            found.put(domain, new Subject(domain, "/settings/sign-in"));
                        });
                return found;
            }
        };
    }
}
