package dev.roundtwo.platform.audit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Makes {@link AuditSubjects} from a statement that reads {@code id} and {@code name} of {@code :ids}. */
@Component
public class SubjectRows {

    private final JdbcClient sql;

    SubjectRows(JdbcClient sql) {
        this.sql = sql;
    }

    /** {@code path} may hold {@code {id}}. */
    public AuditSubjects of(String kind, String path, String statement) {
        return new AuditSubjects() {
            @Override
            public String kind() {
                return kind;
            }

            @Override
            public Map<String, Subject> find(Set<String> ids) {
                List<UUID> known = ids.stream()
                        .map(SubjectRows::uuid)
                        .filter(Objects::nonNull)
                        .toList();
                Map<String, Subject> found = new HashMap<>();
                if (!known.isEmpty()) {
                    sql.sql(statement).param("ids", known).query(row -> {
                        String id = row.getString("id");
                        found.put(id, new Subject(row.getString("name"), path.replace("{id}", id)));
                    });
                }
                return found;
            }
        };
    }

    private static @Nullable UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException odd) {
            return null;
        }
    }
}
