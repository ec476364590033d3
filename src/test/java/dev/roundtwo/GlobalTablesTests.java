package dev.roundtwo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.roundtwo.tenancy.Member;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/**
 * Accounts and workspaces, which belong to no workspace, tried by hand: a plain connection with the application's own role and
 * password, in Charlie's scope, after what is Ada's (v5.0.0-8.4.1, v5.0.0-13.2.2).
 */
@ModuleTest
class GlobalTablesTests {

    private static final String REFUSED = "42501";

    @Autowired
    Environment environment;

    @Autowired
    Cast cast;

    Cast.People people;
    Connection charlie;

    @BeforeEach
    void connectAsTheApplication() throws SQLException {
        people = cast.people();
        charlie = DriverManager.getConnection(
                environment.getRequiredProperty("spring.datasource.url"),
                environment.getRequiredProperty("spring.datasource.username"),
                environment.getRequiredProperty("spring.datasource.password"));
        charlie.setAutoCommit(false);
        scope(people.charlie().workspaceId(), people.charlie().accountId());
    }

    @AfterEach
    void leaveNothing() throws SQLException {
        charlie.rollback();
        charlie.close();
        new Owner(environment).makesOperator(people.dmitri().accountId(), false);
    }

    @Test
    void listsShowOnesOwnAndNothingElse() throws SQLException {
        assertThat(ids("select id from account"))
                .containsExactly(people.charlie().accountId());
        assertThat(ids("select id from workspace"))
                .containsExactly(people.charlie().workspaceId());
        assertThat(ids("select account_id from acting_member"))
                .containsExactly(people.charlie().accountId());
        scope(people.ada().workspaceId(), people.ada().accountId());
        assertThat(ids("select id from account"))
                .as("and the zeros above mean something: Ada's people")
                .containsExactlyInAnyOrder(
                        people.ada().accountId(),
                        people.chloe().accountId(),
                        people.dmitri().accountId(),
                        people.ben().accountId());
    }

    @Test
    void nothingOfOthersIsChangedOrDeleted() throws SQLException {
        Member ada = people.ada();
        assertThat(change("update account set name = 'Charlie', password_hash = 'x' where id = '" + ada.accountId()
                        + "'"))
                .isZero();
        assertThat(change("delete from account where id = '" + ada.accountId() + "'"))
                .isZero();
        assertThat(change("update workspace set name = 'Charlie' where id = '" + ada.workspaceId() + "'"))
                .isZero();
        assertThat(change("delete from workspace where id = '" + ada.workspaceId() + "'"))
                .isZero();
        assertThat(change("update account set name = 'Charlie B.' where id = '"
                        + people.charlie().accountId() + "'"))
                .isEqualTo(1);
    }

    @Test
    void nobodyMakesThemselvesAnOperatorOrOpensWhatOperatorsClosed() {
        String mine = " where id = '" + people.charlie().accountId() + "'";
        assertThat(refusal("update account set operator = true" + mine)).isEqualTo(REFUSED);
        assertThat(refusal("update account set disabled_at = now()" + mine)).isEqualTo(REFUSED);
        assertThat(refusal("insert into account (id, email, name, operator, created_at) values "
                        + "(gen_random_uuid(), gen_random_uuid() || '@example.org', 'Charlie', true, now())"))
                .isEqualTo(REFUSED);
        assertThat(refusal("update workspace set suspended_at = now() where id = '"
                        + people.charlie().workspaceId() + "'"))
                .isEqualTo(REFUSED);
    }

    /** The functions of operators go by the account in scope, and first_operator by there being none. */
    @Test
    void functionsOfOperatorsDoNothingForOthers() throws SQLException {
        new Owner(environment).makesOnlyOperator(people.dmitri().accountId());
        UUID ada = people.ada().accountId();
        assertThat(count("select count(*) from operator_workspaces('', '', 100)"))
                .isZero();
        assertThat(count("select count(*) from operator_accounts('', '', 100)")).isZero();
        assertThat(count("select count(*) from operator_account('" + ada + "')"))
                .isZero();
        assertThat(count("select count(*) from operator_operators()")).isZero();
        assertThat(count("select count(*) from operator_figures()")).isZero();
        assertThat(says("select operator_disable('" + ada + "', now(), 'x')")).isEqualTo("f");
        assertThat(says("select operator_suspend('" + people.ada().workspaceId() + "', now(), 'x')"))
                .isEqualTo("f");
        assertThat(says("select operator_grant('" + people.charlie().accountId() + "', true)"))
                .isEqualTo("refused");
        assertThat(says("select first_operator('" + people.charlie().accountId() + "')"))
                .isEqualTo("f");
        assertThat(says("select owns_alone('" + ada + "')")).isEqualTo("f");
        scope(people.ada().workspaceId(), people.dmitri().accountId());
        assertThat(count("select count(*) from operator_operators()"))
                .as("the operator's own scope")
                .isEqualTo(1);
    }

    @Test
    void theRoleBecomesNoOtherAndTurnsNothingOff() {
        String owner = environment.getRequiredProperty("spring.flyway.user");
        assertThat(refusal("set role " + owner)).isEqualTo(REFUSED);
        assertThat(refusal("set session authorization " + owner)).isEqualTo(REFUSED);
        assertThat(refusal("alter table account disable row level security")).isEqualTo(REFUSED);
        assertThat(refusal("drop policy account_seen on account")).isEqualTo(REFUSED);
        assertThat(refusal("create policy mine on account using (true)")).isEqualTo(REFUSED);
        assertThat(refusal("alter table account disable trigger account_operators_word"))
                .isEqualTo(REFUSED);
        assertThat(refusal("set session_replication_role = replica")).isEqualTo(REFUSED);
        assertThat(refusal("truncate account cascade")).isEqualTo(REFUSED);
        assertThat(refusal("alter function is_operator() owner to current_user"))
                .isEqualTo(REFUSED);
    }

    /**
     * Nothing of the application's can stand in for a table that a function of the owner's means: neither is there a temporary
     * schema, nor would one be looked into first (v5.0.0-13.2.2).
     */
    @Test
    void functionsThatActAsTheOwnerLookForTablesInTheirOwnSchemaOnly() throws SQLException {
        assertThat(
                        count(
                                "select count(*) from pg_proc where prosecdef and pronamespace = current_schema()::regnamespace"))
                .isGreaterThan(40);
        assertThat(says("""
                select string_agg(oid::regprocedure::text, ', ') from pg_proc
                where prosecdef and pronamespace = current_schema()::regnamespace
                  and not coalesce(proconfig, '{}') @> array[format('search_path=%I, pg_temp', current_schema())]
                """))
                .as("functions without a search path that ends in pg_temp")
                .isNull();
        assertThat(refusal("create temporary table measured_usage (id int)")).isEqualTo(REFUSED);
    }

    /** With row security off a query that policies would filter fails, and shows nothing. */
    @Test
    void rowSecurityOffIsAnErrorAndNoWayRound() {
        assertThat(refusal("set local row_security = off; select * from account"))
                .isEqualTo(REFUSED);
    }

    /**
     * What row-level security is not: the scope is the application's own word. Whoever runs SQL of their own with its role can
     * say another one. It keeps a forgotten condition or an injected one from showing others' rows; it does not replace the role's
     * password.
     */
    @Test
    void theScopeIsTheApplicationsOwnWord() throws SQLException {
        scope(people.ada().workspaceId(), people.charlie().accountId());
        assertThat(ids("select id from account")).contains(people.ada().accountId());
    }

    private void scope(UUID workspace, UUID account) throws SQLException {
        try (PreparedStatement tell = charlie.prepareStatement(
                "select set_config('app.workspace', ?, true), set_config('app.account', ?, true)")) {
            tell.setString(1, workspace.toString());
            tell.setString(2, account.toString());
            tell.execute();
        }
    }

    private List<UUID> ids(String query) throws SQLException {
        List<UUID> found = new ArrayList<>();
        try (Statement work = charlie.createStatement();
                ResultSet rows = work.executeQuery(query)) {
            while (rows.next()) {
                found.add(rows.getObject(1, UUID.class));
            }
        }
        return found;
    }

    private String says(String query) throws SQLException {
        try (Statement work = charlie.createStatement();
                ResultSet rows = work.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private long count(String query) throws SQLException {
        return Long.parseLong(says(query));
    }

    private int change(String statement) throws SQLException {
        try (Statement work = charlie.createStatement()) {
            return work.executeUpdate(statement);
        }
    }

    /** The state with which the database refuses; empty when it does not. */
    private String refusal(String statement) {
        SQLException refused = catchThrowableOfType(SQLException.class, () -> {
            var before = charlie.setSavepoint();
            try (Statement work = charlie.createStatement()) {
                work.execute(statement);
                work.getMoreResults();
            } finally {
                charlie.rollback(before);
            }
        });
        return refused == null ? "" : refused.getSQLState();
    }
}
