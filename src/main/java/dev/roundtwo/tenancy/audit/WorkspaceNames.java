package dev.roundtwo.tenancy.audit;

import dev.roundtwo.platform.audit.AuditSubjects;
import dev.roundtwo.platform.audit.AuditSubjects.Subject;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The names of what is in the workspace in scope; each module knows its own. */
@Component
class WorkspaceNames implements AuditNames {

    private final JdbcClient sql;
    private final ObjectProvider<AuditSubjects> modules;

    WorkspaceNames(JdbcClient sql, ObjectProvider<AuditSubjects> modules) {
        this.sql = sql;
        this.modules = modules;
    }

    @Override
    public Map<UUID, String> people(Set<UUID> accounts) {
        Map<UUID, String> names = new HashMap<>();
        if (!accounts.isEmpty()) {
            sql.sql("select id, name from account where id in (:ids)")
                    .param("ids", accounts)
                    .query(row -> {
                        names.put(row.getObject("id", UUID.class), row.getString("name"));
                    });
        }
        return names;
    }

    @Override
    public Map<String, Map<String, Subject>> subjects(Map<String, Set<String>> wanted) {
        Map<String, Map<String, Subject>> found = new HashMap<>();
        modules.forEach(known -> {
            if (wanted.containsKey(known.kind())) {
                found.put(known.kind(), known.find(wanted.get(known.kind())));
            }
        });
        return found;
    }
}
