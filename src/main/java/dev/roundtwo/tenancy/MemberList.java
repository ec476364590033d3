package dev.roundtwo.tenancy;

import dev.roundtwo.platform.NotFound;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The people of a workspace, for all who belong to it, whatever their role. E-mails are for admins. */
@Service
@Transactional(readOnly = true)
public class MemberList {

    private static final String ROWS = """
            select m.account_id, a.name, a.email, a.robot, a.picture, m.role, m.joined_at from member m join account a on a.id = m.account_id
            where m.workspace_id = :workspace
            """;

    private final JdbcClient sql;

    MemberList(JdbcClient sql) {
        this.sql = sql;
    }

    /** Everybody in the workspace by name. */
    public List<MemberRow> of(Member me) {
        me.mustBe(Role.MEMBER);
        return sql.sql(ROWS + "order by a.name, m.account_id")
                .param("workspace", me.workspaceId())
                .query((row, number) -> row(me, row))
                .list();
    }

    /** Those who follow that member by name (null: from the start), a few at a time. */
    public List<MemberRow> of(Member me, @Nullable String name, @Nullable UUID account, int most) {
        me.mustBe(Role.MEMBER);
        return sql.sql(ROWS + """
                          and (cast(:name as text) is null or (a.name, m.account_id) > (:name, cast(:account as uuid)))
                        order by a.name, m.account_id limit :most""")
                .param("workspace", me.workspaceId())
                .param("name", name)
                .param("account", account)
                .param("most", most)
                .query((row, number) -> row(me, row))
                .list();
    }

    public MemberRow one(Member me, UUID account) {
        me.mustBe(Role.MEMBER);
        return sql.sql(ROWS + "and m.account_id = :account")
                .param("workspace", me.workspaceId())
                .param("account", account)
                .query((row, number) -> row(me, row))
                .optional()
                .orElseThrow(() -> new NotFound("member", account));
    }

    private static MemberRow row(Member me, ResultSet row) throws SQLException {
        UUID account = row.getObject("account_id", UUID.class);
        Role role = Role.valueOf(row.getString("role"));
        boolean self = account.equals(me.accountId());
        boolean program = row.getBoolean("robot");
        boolean mayChange = me.may(Role.ADMIN) && me.may(role);
        return new MemberRow(
                account,
                row.getString("name"),
                (me.may(Role.ADMIN) || self) && !program ? row.getString("email") : "",
                role,
                row.getTimestamp("joined_at").toInstant(),
                self,
                mayChange || self,
                mayChange ? others(me, role, program) : List.of(),
                program,
                row.getObject("picture", UUID.class));
    }

    private static List<Role> others(Member me, Role now, boolean program) {
        return Stream.of(Role.values())
                .filter(role -> me.may(role) && role != now && !(program && role == Role.OWNER))
                .toList();
    }
}
