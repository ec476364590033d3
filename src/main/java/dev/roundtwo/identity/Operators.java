package dev.roundtwo.identity;

import dev.roundtwo.platform.NotFound;
import java.security.Principal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The operators of this installation. For others nothing that is theirs is there. */
@Service
@Transactional
public class Operators {

    private final JdbcClient sql;

    Operators(JdbcClient sql) {
        this.sql = sql;
    }

    /** How many there are of everything. */
    public record Figures(long workspaces, long suspended, long accounts, long disabled, long operators) {}

    /** The first line of whatever operators do; the right is read anew each time. */
    public UUID mustBe(Principal me) {
        UUID account = UUID.fromString(me.getName());
        if (!sql.sql("select is_operator()").query(Boolean.class).single()) {
            throw new NotFound("operator", account);
        }
        return account;
    }

    /** The name of each operator by account, in the order of e-mails; they are few. */
    @Transactional(readOnly = true)
    public Map<UUID, String> names(Principal me) {
        mustBe(me);
        Map<UUID, String> names = new LinkedHashMap<>();
        sql.sql("select id, name from operator_operators()").query(row -> {
            names.put(row.getObject("id", UUID.class), row.getString("name"));
        });
        return names;
    }

    @Transactional(readOnly = true)
    public Figures figures(Principal me) {
        mustBe(me);
        return sql.sql("select * from operator_figures()").query(Figures.class).single();
    }
}
