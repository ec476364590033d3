package dev.roundtwo.tenancy.audit;

import dev.roundtwo.platform.audit.AuditSubjects.Subject;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The names of accounts and workspaces, for operators only: to anybody else the database names none. */
@Component
class InstallationNames implements AuditNames {

    private static final String NAMED = "select kind, id, name, path from operator_named(:ids)";

    private final JdbcClient sql;

    InstallationNames(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public Map<UUID, String> people(Set<UUID> accounts) {
        Map<UUID, String> names = new HashMap<>();
        sql.sql(NAMED).param("ids", accounts.toArray(UUID[]::new)).query(row -> {
            names.put(row.getObject("id", UUID.class), row.getString("name"));
        });
        return names;
    }

    @Override
    public Map<String, Map<String, Subject>> subjects(Map<String, Set<String>> wanted) {
        Map<String, Map<String, Subject>> found = new HashMap<>();
        UUID[] ids = wanted.values().stream()
                .flatMap(Set::stream)
                .filter(id -> id.length() == 36)
                .map(UUID::fromString)
                .toArray(UUID[]::new);
        sql.sql(NAMED).param("ids", ids).query(row -> {
            found.computeIfAbsent(row.getString("kind"), kind -> new HashMap<>())
                    .put(row.getString("id"), new Subject(row.getString("name"), row.getString("path")));
        });
        return found;
    }
}
