package dev.roundtwo.tenancy.privacy;

import static dev.roundtwo.Cast.as;
import static dev.roundtwo.Cast.in;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roundtwo.Cast;
import dev.roundtwo.ModuleTest;
import dev.roundtwo.TablesOwner;
import dev.roundtwo.platform.jobs.Chore;
import dev.roundtwo.platform.scope.Scope;
import dev.roundtwo.questions.QuestionSets;
import dev.roundtwo.tenancy.Invitations;
import dev.roundtwo.tenancy.Member;
import dev.roundtwo.tenancy.Role;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;

/** v5.0.0-14.2.7, v5.0.0-2.3.5: a workspace goes when its owner says so twice, not at once, and then without a trace. */
@ModuleTest
class WorkspaceClosureTests {

    @Autowired
    MockMvcTester web;

    @Autowired
    Cast cast;

    @Autowired
    QuestionSets sets;

    @Autowired
    Invitations invitations;

    @Autowired
    ObjectProvider<Chore> chores;

    @Autowired
    JdbcClient sql;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Environment environment;

    @Autowired
    StringRedisTemplate redis;

    Cast.People people;
    TablesOwner owner;
    String page;

    @BeforeEach
    void gather() throws Exception {
        people = cast.people();
        owner = new TablesOwner(environment);
        page = "/w/" + people.ada().workspaceSlug();
        in(people.ada(), () -> {
            invitations.invite(people.ada(), null, Role.MEMBER);
            UUID set = sets.create(people.ada(), "Set", "");
            sets.addItem(people.ada(), set, "b01", 10);
            sets.publish(people.ada(), set);
            return set;
        });
    }

    @Test
    void onlyAnOwnerWhoTypesItsNameClosesIt() {
        String closure = page + "/settings/data/closure";
        for (String typed : new String[] {"", "x", people.charlie().workspaceName()}) {
            assertThat(close(people.ada(), typed)).hasStatus(422).bodyText().contains("name. Nothing was changed.");
        }
        for (Member other : List.of(people.chloe(), people.ben())) {
            assertThat(close(other, people.ada().workspaceName())).hasStatus(403);
            assertThat(web.get().uri(closure).with(as(other))).hasStatus(403);
        }
        assertThat(close(people.charlie(), people.ada().workspaceName())).hasStatus(404);
        assertThat(web.get().uri(page).with(as(people.ben()))).hasStatusOk();
    }

    @Test
    void closedItIsThereForNobodyAndItsOwnerBringsItBack() {
        assertThat(close(people.ada(), people.ada().workspaceName())).hasRedirectedUrl("/workspaces");
        for (Member one : List.of(people.ada(), people.chloe(), people.ben(), people.charlie())) {
            assertThat(web.get().uri(page).with(as(one))).as(one.name()).hasStatus(404);
        }
        String keeping = "/account/workspaces/" + people.ada().workspaceId() + "/keeping";
        assertThat(web.get().uri("/workspaces").with(as(people.ada())))
                .bodyText()
                .contains(people.ada().workspaceName() + " is deleted.", "Keep it", keeping);
        assertThat(web.get().uri("/workspaces").with(as(people.ben())))
                .bodyText()
                .doesNotContain("Keep it");
        for (Member other : List.of(people.chloe(), people.ben(), people.charlie())) {
            assertThat(web.post().uri(keeping).with(as(other))).as(other.name()).hasStatus(404);
        }
        owner.closedWorkspace(people.ada().workspaceId(), 6);
        chore();
        assertThat(web.post().uri(keeping).with(as(people.ada()))).hasRedirectedUrl("/workspaces");
        assertThat(web.get().uri(page).with(as(people.ben()))).hasStatusOk();
        assertThat(web.get().uri(page + "/settings/audit").with(as(people.ada())))
                .as("its own log says so too")
                .bodyText()
                .containsSubsequence("brought the workspace back", "closed the workspace");
    }

    @Test
    void afterTheWeekNoTableKnowsItAndOthersAreWhole() {
        UUID gone = people.ada().workspaceId();
        Map<String, Long> theirs = rows(people.charlie().workspaceId());
        for (int visit = 0; visit < 2; visit++) { // the second one is counted for the workspace too
            assertThat(web.get().uri(page).with(as(people.ada()))).hasStatusOk();
        }
        assertThat(remembered(gone)).as("or Redis never knew it").isNotEmpty();
        assertThat(rows(gone))
                .as("or there is nothing to erase")
                .containsKeys("member", "invitation", "question_set", "set_item", "audit_entry");
        close(people.ada(), people.ada().workspaceName());
        owner.closedWorkspace(gone, 8);
        assertThat(web.post().uri("/account/workspaces/" + gone + "/keeping").with(as(people.ada())))
                .as("too late")
                .hasStatus(404);
        chore();
        chore();
        assertThat(rows(gone)).isEmpty();
        assertThat(new Walk(sql, owner).holding(gone.toString(), people.ada().workspaceSlug()))
                .as("columns that know it; the installation's log says that it went")
                .containsExactly("audit_entry.subject");
        assertThat(remembered(gone))
                .as("keys of Redis, which go by themselves before the week is over")
                .allMatch(
                        key -> redis.getExpire(key) >= 0 && redis.getExpire(key) < WorkspaceClosings.WEEK.toSeconds());
        assertThat(sql.sql("select count(*) from workspace where id = ?")
                        .param(gone)
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(sql.sql("select count(*) from account where id = ?")
                        .param(people.ben().accountId())
                        .query(Long.class)
                        .single())
                .as("its people keep their accounts")
                .isOne();
        assertThat(rows(people.charlie().workspaceId())).isEqualTo(theirs);
    }

    @Test
    void theInstallationsLogSaysThatItWentAndOperatorsReadIt() {
        UUID gone = people.ada().workspaceId();
        close(people.ada(), people.ada().workspaceName());
        owner.closedWorkspace(gone, 8);
        chore();
        assertThat(told(people.charlie(), gone)).as("not for everybody").isEmpty();
        owner.run("update account set operator = true where id = '%s'"
                .formatted(people.charlie().accountId()));
        assertThat(told(people.charlie(), gone)).containsExactly("workspace.closed", "workspace.erased");
    }

    @Test
    void theApplicationsRoleErasesNoLogBeforeItsTime() {
        UUID workspace = people.ada().workspaceId();
        var scope = new Scope(workspace, people.ada().accountId());
        for (String call : List.of("select workspace_erase()", "select interviews_erase(10)")) {
            assertThatThrownBy(() -> scope.call(() -> transaction.execute(
                            status -> sql.sql(call).query((row, number) -> "").list())))
                    .as(call)
                    .isInstanceOf(DataAccessException.class)
                    .rootCause()
                    .hasMessageContaining("not to be erased");
        }
        close(people.ada(), people.ada().workspaceName());
        sql.sql("update workspace set closing_at = now() - interval '30 days' where id = ?")
                .param(workspace)
                .update();
        assertThatThrownBy(() -> scope.call(() -> transaction.execute(status -> sql.sql("select workspace_erase()")
                        .query((row, number) -> "")
                        .list())))
                .as("the database dates it itself")
                .isInstanceOf(DataAccessException.class)
                .rootCause()
                .hasMessageContaining("not to be erased");
        assertThat(rows(workspace)).containsKey("audit_entry");
    }

    private List<String> told(Member who, UUID workspace) {
        return new Scope(null, who.accountId())
                .<List<String>, RuntimeException>call(() -> transaction.execute(status -> sql.sql("""
                        select action from audit_entry where chain = '00000000-0000-0000-0000-000000000000' and subject = ?
                        order by number
                        """)
                        .param(workspace.toString())
                        .query(String.class)
                        .list()));
    }

    /** Keys that name the workspace; limits do, for as long as they count. */
    private Set<String> remembered(UUID workspace) {
        return redis.keys("*" + workspace + "*");
    }

    /** The tables that hold rows of the workspace, and how many. */
    private Map<String, Long> rows(UUID workspace) {
        Map<String, Long> rows = new TreeMap<>();
        sql.sql("""
                select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'workspace_id' and not a.attisdropped
                where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p') order by 1
                """).query(String.class).list().forEach(table -> {
            long count = owner.count(
                    workspace, "select count(*) from \"%s\" where workspace_id = '%s'".formatted(table, workspace));
            if (count > 0) {
                rows.put(table, count);
            }
        });
        return rows;
    }

    private org.springframework.test.web.servlet.assertj.MvcTestResult close(Member who, String typed) {
        return web.post()
                .uri(page + "/settings/data/closure")
                .param("name", typed)
                .with(as(who))
                .exchange();
    }

    private void chore() {
        chores.stream().filter(chore -> chore.name().equals("erase-workspaces")).forEach(chore -> chore.work()
                .run());
    }
}
