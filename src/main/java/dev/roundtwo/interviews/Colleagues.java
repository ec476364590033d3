package dev.roundtwo.interviews;

import dev.roundtwo.tenancy.Role;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who in the workspace may be given a seat: people, no programs. */
@Service
public class Colleagues {

    private final JdbcClient sql;

    Colleagues(JdbcClient sql) {
        this.sql = sql;
    }

    @Transactional(readOnly = true)
    public List<Colleague> of(UUID workspace) {
        return sql.sql("""
                select m.account_id as account, a.name, a.email::text as email, m.role
                from member m join account a on a.id = m.account_id where m.workspace_id = ? and not a.robot order by a.name, a.id
                """)
                .param(workspace)
                .query(DataClassRowMapper.newInstance(Colleague.class))
                .list();
    }

    public record Colleague(UUID account, String name, String email, Role role) {

        public boolean interviews() {
            return role.compareTo(Role.INTERVIEWER) >= 0;
        }
    }
}
