package dev.roundtwo.tenancy.audit;

import dev.roundtwo.tenancy.Member;
import dev.roundtwo.tenancy.Role;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The audit log of a workspace, for its admins. */
@Service
@Transactional(readOnly = true)
class AuditLog {

    private final WorkspaceNames names;
    private final JdbcClient sql;

    AuditLog(WorkspaceNames names, JdbcClient sql) {
        this.names = names;
        this.sql = sql;
    }

    AuditBook book(Member me) {
        me.mustBe(Role.ADMIN);
        return new AuditBook(me.workspaceId(), me.workspaceSlug(), names);
    }

    /** Who has done something here and can be chosen as a filter: everybody in the workspace, by name. */
    Map<String, String> people(Member me) {
        me.mustBe(Role.ADMIN);
        Map<String, String> people = new LinkedHashMap<>();
        sql.sql("""
                select a.id, a.name from member m join account a on a.id = m.account_id
                where m.workspace_id = ? order by a.name, a.id limit 500
                """).param(me.workspaceId()).query(row -> {
            people.put(row.getString("id"), row.getString("name"));
        });
        return people;
    }
}
