package dev.roundtwo.platform.audit;

import static dev.roundtwo.Cast.in;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roundtwo.Cast;
import dev.roundtwo.ModuleTest;
import dev.roundtwo.tenancy.Member;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** v5.0.0-16.4.2: the log can be added to and nothing else, and whoever goes round that is seen. */
@ModuleTest
class AuditTests {

    /** Four entries are there from the start: Ada and three more have joined. */
    private static final long JOINED = 4;

    @Autowired
    Audit audit;

    @Autowired
    JdbcClient sql;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Environment environment;

    @Autowired
    Cast cast;

    Cast.People people;

    @BeforeEach
    void gather() {
        people = cast.people();
    }

    @Test
    void anEntryIsKeptWithItsTransactionOrNotAtAll() throws Exception {
        in(
                people.ada(),
                () -> transaction.execute(status -> {
                    audit.record("member.removed", "member", people.ben().accountId());
                    status.setRollbackOnly();
                    return null;
                }));
        assertThat(actions(people.ada())).isEmpty();

        record(people.ada(), "member.removed");
        assertThat(actions(people.ada())).containsExactly("member.removed");
    }

    @Test
    void aStrangerSeesNoneOfIt() throws Exception {
        record(people.ada(), "member.removed");
        assertThat(in(people.charlie(), () -> count(people.ada()))).isZero();
        assertThat(in(people.ada(), () -> count(people.ada()))).isEqualTo(JOINED + 1);
    }

    @Test
    void theApplicationsRoleCannotChangeOrRemoveAnEntry() throws Exception {
        record(people.ada(), "member.removed");
        for (String statement : List.of(
                "update audit_entry set action = 'x'",
                "delete from audit_entry",
                "truncate audit_entry",
                "insert into audit_entry select * from audit_entry",
                "update audit_head set number = 0",
                "delete from audit_head",
                "select * from audit_head")) {
            assertThatThrownBy(() -> in(people.ada(), () -> run(statement)))
                    .as(statement)
                    .isInstanceOf(DataAccessException.class)
                    .rootCause()
                    .hasMessageContaining("permission denied");
        }
    }

    /** The function is all that the application's role may use; no call of it reaches another workspace's chain. */
    @Test
    void noCallWritesIntoTheChainOfAnotherWorkspace() throws Exception {
        Member charlie = people.charlie();
        for (String call : List.of(
                "'%1$s', null",
                "'%1$s', '%1$s'", "'%1$s', '%2$s'", "'%2$s', '%1$s'", "'%2$s', null", "'%3$s', '%2$s'")) {
            String places = call.formatted(
                    charlie.workspaceId(),
                    people.ada().workspaceId(),
                    people.ada().accountId());
            assertThatThrownBy(() -> in(people.ada(), () -> append(places)))
                    .as(call)
                    .isInstanceOf(DataAccessException.class)
                    .rootCause()
                    .hasMessageContaining("not the chain of the workspace in scope");
        }
        String own = "'%1$s', '%1$s'".formatted(people.ada().workspaceId());
        assertThat(in(people.ada(), () -> append(own))).isEqualTo(JOINED + 1);
        assertThat(breaks(charlie)).isEmpty();
    }

    private Long append(String places) {
        return transaction.execute(status -> sql.sql("select audit_append(" + places
                        + ", now(), 'member.removed', null, null, 'member', null, '{}', null, 'x')")
                .query(Long.class)
                .single());
    }

    @Test
    void whatIsTakenOutOrChangedRoundTheApplicationShows() throws Exception {
        for (int i = 0; i < 5; i++) {
            record(people.ada(), "role.changed");
        }
        assertThat(breaks(people.ada())).isEmpty();

        asTheTablesOwner("delete from audit_entry where number = 7 and chain = '%s'");
        assertThat(breaks(people.ada())).as("a gap").containsExactly(8L);

        asTheTablesOwner("update audit_entry set facts = '{\"role\": \"OWNER\"}' where number = 5 and chain = '%s'");
        assertThat(breaks(people.ada())).as("a change").containsExactly(5L, 8L);

        asTheTablesOwner("delete from audit_entry where number = 9 and chain = '%s'");
        assertThat(breaks(people.ada())).as("a missing end").containsExactly(5L, 8L, 9L);
    }

    @Test
    void manyAtOnceMakeOneChain() throws Exception {
        try (var threads = Executors.newFixedThreadPool(8)) {
            List<Callable<Object>> work = IntStream.range(0, 40)
                    .<Callable<Object>>mapToObj(i -> () -> {
                        record(people.ada(), "role.changed");
                        return i;
                    })
                    .toList();
            for (var done : threads.invokeAll(work)) {
                done.get();
            }
        }
        assertThat(in(people.ada(), () -> count(people.ada()))).isEqualTo(JOINED + 40);
        assertThat(breaks(people.ada())).isEmpty();
    }

    private void record(Member who, String action) throws Exception {
        in(who, () -> {
            audit.record(action, "member", people.ben().accountId(), "role", "ADMIN");
            return null;
        });
    }

    private Object run(String statement) {
        return transaction.execute(status -> {
            sql.sql(statement).update();
            return 0;
        });
    }

    private List<String> actions(Member who) throws Exception {
        return in(
                who,
                () -> transaction.execute(status -> sql.sql(
                                "select action from audit_entry where workspace_id = ? and action <> 'member.joined'")
                        .param(who.workspaceId())
                        .query(String.class)
                        .list()));
    }

    private Long count(Member whose) {
        return transaction.execute(status -> sql.sql("select count(*) from audit_entry where chain = ?")
                .param(whose.workspaceId())
                .query(Long.class)
                .single());
    }

    private List<Long> breaks(Member who) throws Exception {
        return in(
                who,
                () -> transaction.execute(status -> sql.sql("select broken_number from audit_breaks(?)")
                        .param(who.workspaceId())
                        .query(Long.class)
                        .list()));
    }

    private void asTheTablesOwner(String statement) throws Exception {
        try (Connection owner = DriverManager.getConnection(
                        environment.getProperty("spring.flyway.url"),
                        environment.getProperty("spring.flyway.user"),
                        environment.getProperty("spring.flyway.password"));
                var work = owner.createStatement()) {
            work.execute("alter table audit_entry no force row level security");
            try {
                assertThat(work.executeUpdate(statement.formatted(people.ada().workspaceId())))
                        .isOne();
            } finally {
                work.execute("alter table audit_entry force row level security");
            }
        }
    }
}
