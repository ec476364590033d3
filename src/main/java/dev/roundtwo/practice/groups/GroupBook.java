package dev.roundtwo.practice.groups;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Groups as those need them who hear of them and tell others: in the workspace in scope, for nobody in particular. */
@Component
@Transactional(readOnly = true)
public class GroupBook {

    private final JdbcClient sql;

    GroupBook(JdbcClient sql) {
        this.sql = sql;
    }

    /** How it is called; nothing for one that is not here. */
    public Optional<String> name(UUID group) {
        return sql.sql("select name from practice_group where workspace_id = current_workspace() and id = ?")
                .param(group)
                .query(String.class)
                .optional();
    }

    /** The accounts of those who lead it. */
    public List<UUID> leads(UUID group) {
        return sql.sql("""
                select account_id from practice_membership where workspace_id = current_workspace() and group_id = ? and lead order by account_id
                """)
                .param(group)
                .query((row, number) -> row.getObject(1, UUID.class))
                .list();
    }
}
