package dev.roundtwo.api.access.clients;

import dev.roundtwo.api.access.ClientId;
import dev.roundtwo.platform.NotFound;
import dev.roundtwo.tenancy.Member;
import dev.roundtwo.tenancy.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The clients of a workspace as its admins see them. */
@Service
@Transactional(readOnly = true)
public class ClientPages {

    /** Whether who registered the client administers no longer, and the secret that they were told is still good. */
    private static final String ORPHANED = """
            (c.created_by is not null
                and not exists (
                    select from acting_member r
                    where r.workspace_id = c.workspace_id and r.account_id = c.created_by and r.role in ('OWNER', 'ADMIN'))
                and exists (
                    select from oauth_secret s
                    where s.client_id = c.id and s.created_at < c.created_at + interval '1 minute'))""";

    private final JdbcClient sql;
    private final ClientSecrets secrets;

    ClientPages(JdbcClient sql, ClientSecrets secrets) {
        this.sql = sql;
        this.secrets = secrets;
    }

    /** All clients by name. */
    public List<ClientRow> of(Member me) {
        me.mustBe(Role.ADMIN);
        return sql.sql("""
                        select c.id, c.name, c.kind, c.disabled_at, c.created_at, """ + ORPHANED + """
 as orphaned,
                            (select count(*) from oauth_consent a where a.client_id = c.id) as people
                        from oauth_client c where c.workspace_id = ? order by lower(c.name), c.id
                        """)
                .param(me.workspaceId())
                .query((row, number) -> new ClientRow(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        ClientKind.valueOf(row.getString("kind")),
                        row.getTimestamp("disabled_at") != null,
                        row.getBoolean("orphaned"),
                        row.getInt("people"),
                        row.getTimestamp("created_at").toInstant()))
                .list();
    }

    public ClientPage get(Member me, UUID id) {
        me.mustBe(Role.ADMIN);
        return sql.sql("""
                        select c.*, m.role, a.name as by_name, """ + ORPHANED + """
 as orphaned,
                            (select count(*) from oauth_consent g where g.client_id = c.id) as people
                        from oauth_client c left join member m on m.workspace_id = c.workspace_id and m.account_id = c.account_id
                        left join account a on a.id = c.created_by
                        where c.workspace_id = ? and c.id = ?
                        """)
                .params(me.workspaceId(), id)
                .query((row, number) -> page(row))
                .optional()
                .orElseThrow(() -> new NotFound("client", id));
    }

    private ClientPage page(ResultSet row) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        return new ClientPage(
                id,
                new ClientId(row.getObject("workspace_id", UUID.class), id).text(),
                row.getString("name"),
                ClientKind.valueOf(row.getString("kind")),
                List.of((String[]) row.getArray("redirect_uris").getArray()),
                List.of((String[]) row.getArray("scopes").getArray()),
                row.getString("role"),
                row.getTimestamp("disabled_at") != null,
                row.getString("by_name"),
                row.getBoolean("orphaned"),
                row.getTimestamp("created_at").toInstant(),
                row.getInt("people"),
                secrets.of(id));
    }
}
