package dev.roundtwo.notifications.notices;

import dev.roundtwo.tenancy.Role;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The workspace in scope and its people, as notices name them. */
@Component
class Place {

    private final JdbcClient sql;

    Place(JdbcClient sql) {
        this.sql = sql;
    }

    /** How the workspace is called, where it is, and in which colour it writes. */
    record Sign(String name, String slug, @Nullable String colour) {

        String path(String rest) {
            return "/w/" + slug + "/" + rest;
        }
    }

    Sign sign() {
        return sql.sql("select name, slug, colour from workspace where id = current_workspace()")
                .query((row, number) -> new Sign(row.getString("name"), row.getString("slug"), row.getString("colour")))
                .single();
    }

    /** A member's name; nothing for whoever has left. */
    Optional<String> name(UUID account) {
        return sql.sql("select name from acting_member where workspace_id = current_workspace() and account_id = ?")
                .param(account)
                .query(String.class)
                .optional();
    }

    /** The accounts of the people who have at least that role. */
    List<UUID> having(Role role) {
        List<String> roles = Stream.of(Role.values())
                .filter(each -> each.compareTo(role) >= 0)
                .map(Role::name)
                .toList();
        return sql.sql("""
                select m.account_id from member m join account a on a.id = m.account_id
                where m.workspace_id = current_workspace() and m.role in (:roles) and not a.robot order by m.account_id
                """)
                .param("roles", roles)
                .query((row, number) -> row.getObject(1, UUID.class))
                .list();
    }
}
