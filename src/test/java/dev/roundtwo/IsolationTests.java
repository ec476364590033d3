package dev.roundtwo;

import static dev.roundtwo.Cast.in;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roundtwo.platform.Ids;
import dev.roundtwo.platform.scope.Scope;
import dev.roundtwo.tenancy.Invitations;
import dev.roundtwo.tenancy.Member;
import dev.roundtwo.tenancy.Role;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tenancy at the last line of defence: native SQL, as the application's database role, in a stranger's scope. Walks every
 * table that has a workspace, so that a new one is covered by being there.
 */
@ModuleTest
class IsolationTests {

    private static final String TABLES = """
            select c.relname from pg_class c
            join pg_attribute a on a.attrelid = c.oid and a.attname = 'workspace_id' and not a.attisdropped
            join pg_namespace n on n.oid = c.relnamespace and n.nspname = current_schema()
            where c.relkind in ('r', 'p') order by 1
            """;

    /** Not a workspace's: failed jobs and messages on their way of all of them, for the installation. */
    private static final Set<String> OPERATORS = Set.of("dead_letter", "delivery");

    /** Written at every keystroke or call, where an index more would cost each; found by what they hang on. */
    private static final Set<String> FOUND_BY_WHAT_THEY_HANG_ON = Set.of(
            "audit_entry",
            "feedback_edit",
            "feedback_field",
            "feedback_publication",
            "note_op",
            "oauth_consent",
            "oauth_secret",
            "oauth_spent",
            "private_note",
            "scorecard_edit",
            "scorecard_field",
            "shared_note",
            "turn",
            "webhook_message",
            "webhook_secret",
            "webhook_try");

    @Autowired
    JdbcClient sql;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Cast cast;

    @Autowired
    Invitations invitations;

    Member ada;
    Member charlie;

    @BeforeEach
    void gather() throws Exception {
        Cast.People people = cast.people();
        ada = people.ada();
        charlie = people.charlie();
        in(ada, () -> invitations.invite(ada, null, Role.MEMBER));
    }

    @Test
    void theApplicationsRoleCannotGoRoundThePolicies() {
        assertThat(sql.sql("select rolsuper or rolbypassrls from pg_roles where rolname = current_user")
                        .query(Boolean.class)
                        .single())
                .isFalse();
    }

    /**
     * Either forced row-level security whose every condition goes by the workspace at hand, or row-level security without a
     * policy, which leaves the table to functions of its owner.
     */
    @Test
    void everyTableOfAWorkspaceIsReadAndWrittenByTheScopeOnly() {
        List<String> open =
                sql.sql("""
                        select c.relname from pg_class c where c.relname in (:tables) and c.relnamespace = current_schema()::regnamespace
                        and not (c.relrowsecurity and case
                            when exists (select from pg_policy p where p.polrelid = c.oid) then c.relforcerowsecurity and not exists (
                                select from pg_policy p where p.polrelid = c.oid and not (
                                    coalesce(pg_get_expr(p.polqual, c.oid), 'current_workspace()') like '%current_workspace()%'
                                    and coalesce(pg_get_expr(p.polwithcheck, c.oid), 'current_workspace()') like '%current_workspace()%'))
                            else pg_get_userbyid(c.relowner) <> current_user end)
                        """).param("tables", tables()).query(String.class).list();
        assertThat(tables()).contains("member", "invitation");
        assertThat(open).as("tables whose rows another workspace could see").isEmpty();
    }

    /** Else taking a workspace away reads all of it. */
    @Test
    void everyTableOfAWorkspaceHasAnIndexThatStartsWithIt() {
        assertThat(sql.sql("""
                        select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'workspace_id'
                        where c.relname in (:tables) and c.relnamespace = current_schema()::regnamespace
                          and not exists (select from pg_index i where i.indrelid = c.oid and i.indkey[0] = a.attnum) order by 1
                        """).param("tables", tables()).query(String.class).list())
                .isSubsetOf(FOUND_BY_WHAT_THEY_HANG_ON);
    }

    /** Where one role does everything, the application is the tables' owner: its policies must not be open either. */
    @Test
    void rowsWithoutAScopeAreShownToNothingButTheFunctionThatLooksForThem() {
        assertThat(sql.sql("""
                        select tablename || ' ' || policyname from pg_policies where schemaname = current_schema()
                          and tablename in (:tables)
                          and strpos(qual, 'current_workspace() IS NULL') > 0 and strpos(qual, 'app.looking') = 0
                          and strpos(qual, 'workspace_id IS NULL') = 0
                        """).param("tables", tables()).query(String.class).list())
                .containsOnly("api_answer api_answer_of_account");
    }

    @Test
    void noTableShowsOrTakesRowsOfAnotherWorkspace() {
        for (String table : tables()) {
            String theirs = table + " where workspace_id = ?";
            assertThat(as(charlie, () -> count(table, ada))).as("read " + table).isZero();
            assertThat(nobody(() -> count(table, ada)))
                    .as("read " + table + " without a scope")
                    .isZero();
            assertThat(changed("delete from " + theirs))
                    .as("delete from " + table)
                    .isZero();
            assertThat(changed("update " + theirs.replace(" where", " set workspace_id = workspace_id where")))
                    .as("update " + table)
                    .isZero();
        }
    }

    /** Rows that Charlie changes; a table may also refuse the whole statement, to everybody. */
    private int changed(String statement) {
        try {
            return as(charlie, () -> sql.sql(statement).param(ada.workspaceId()).update());
        } catch (DataAccessException refused) {
            boolean forAll = refused.getMostSpecificCause() instanceof SQLException cause
                    && Set.of("P0001", "42501").contains(cause.getSQLState());
            if (!forAll) {
                throw refused;
            }
            return 0;
        }
    }

    @Test
    void ownRowsAreThereSoTheZerosMeanSomething() {
        assertThat(as(ada, () -> count("member", ada))).isEqualTo(4);
        assertThat(as(ada, () -> count("invitation", ada))).isEqualTo(1);
    }

    @Test
    void aMemberCannotBeWrittenIntoAnotherWorkspace() {
        assertThatThrownBy(() -> as(charlie, () -> sql.sql(
                                "insert into member (workspace_id, account_id, role, joined_at) values (?, ?, 'OWNER', ?)")
                        .params(ada.workspaceId(), charlie.accountId(), Timestamp.from(Instant.now()))
                        .update()))
                .isInstanceOf(DataAccessException.class)
                .rootCause()
                .hasMessageContaining("row-level security");
        assertThatThrownBy(() -> as(charlie, () -> sql.sql("update member set workspace_id = ? where account_id = ?")
                        .params(ada.workspaceId(), charlie.accountId())
                        .update()))
                .isInstanceOf(DataAccessException.class)
                .rootCause()
                .hasMessageContaining("row-level security");
    }

    @Test
    void anInvitationCannotBeWrittenIntoAnotherWorkspace() {
        assertThatThrownBy(() -> as(charlie, () -> sql.sql("""
                                insert into invitation (id, workspace_id, digest, role, invited_by, created_at, expires_at)
                                values (?, ?, 'x', 'OWNER', ?, ?, ?)
                                """)
                        .params(
                                Ids.next(),
                                ada.workspaceId(),
                                charlie.accountId(),
                                Timestamp.from(Instant.now()),
                                Timestamp.from(Instant.now()))
                        .update()))
                .isInstanceOf(DataAccessException.class)
                .rootCause()
                .hasMessageContaining("row-level security");
    }

    private List<String> tables() {
        return sql.sql(TABLES).query(String.class).list().stream()
                .filter(table -> !OPERATORS.contains(table))
                .toList();
    }

    private long count(String table, Member owner) {
        return sql.sql("select count(*) from " + table + " where workspace_id = ?")
                .param(owner.workspaceId())
                .query(Long.class)
                .single();
    }

    private <T> T as(Member member, Supplier<T> work) {
        return new Scope(member.workspaceId(), member.accountId()).call(() -> rolledBack(work));
    }

    private <T> T nobody(Supplier<T> work) {
        return new Scope(null, null).call(() -> rolledBack(work));
    }

    private <T> T rolledBack(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(status -> {
            status.setRollbackOnly();
            return work.get();
        }));
    }
}
