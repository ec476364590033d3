package dev.roundtwo.tenancy.privacy;

import static dev.roundtwo.Cast.as;
import static dev.roundtwo.Cast.in;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roundtwo.Cast;
import dev.roundtwo.ModuleTest;
import dev.roundtwo.TablesOwner;
import dev.roundtwo.platform.Ids;
import dev.roundtwo.platform.jobs.Chore;
import dev.roundtwo.platform.scope.Scope;
import dev.roundtwo.tenancy.Member;
import dev.roundtwo.tenancy.Members;
import dev.roundtwo.tenancy.Role;
import dev.roundtwo.tenancy.Workspaces;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;

/** v5.0.0-7.4.2, v5.0.0-14.2.7: a closed account is nobody at once, comes back within a week, and is gone after it. */
@ModuleTest
class AccountClosureTests {

    @Autowired
    MockMvcTester web;

    @Autowired
    Cast cast;

    @Autowired
    Members members;

    @Autowired
    Workspaces workspaces;

    @Autowired
    ObjectProvider<Chore> chores;

    @Autowired
    JdbcClient sql;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Environment environment;

    Cast.People people;
    TablesOwner owner;

    @BeforeEach
    void gather() {
        people = cast.people();
        owner = new TablesOwner(environment);
    }

    @Test
    void aClosedAccountIsNobodyInItsWorkspacesAtOnce() {
        Member ben = people.ben();
        String home = "/w/" + ben.workspaceSlug();
        assertThat(web.get().uri(home).with(as(ben))).hasStatusOk();
        assertThat(close(ben, ben.email())).hasRedirectedUrl("/goodbye");
        assertThat(web.get().uri(home).with(as(ben))).hasStatus(404);
        assertThat(web.get().uri("/workspaces").with(as(ben))).hasRedirectedUrl("/account/data");
        assertThat(web.get().uri("/account/data").with(as(ben)))
                .hasStatusOk()
                .bodyText()
                .contains("Your account is closed", "Keep my account");
    }

    @Test
    void withinTheWeekItComesBackAsItWas() {
        Member ben = people.ben();
        close(ben, ben.email().toUpperCase(java.util.Locale.ROOT));
        owner.closedAccount(ben.accountId(), 6);
        chore("erase-accounts");
        assertThat(web.post().uri("/account/data/keeping").with(as(ben))).hasStatus3xxRedirection();
        assertThat(web.get().uri("/w/" + ben.workspaceSlug()).with(as(ben))).hasStatusOk();
    }

    @Test
    void anotherEMailClosesNothing() {
        for (String typed : new String[] {"", "x", people.chloe().email()}) {
            assertThat(close(people.ben(), typed)).hasStatus(422).bodyText().contains("not the e-mail of your account");
        }
        assertThat(web.get().uri("/w/" + people.ben().workspaceSlug()).with(as(people.ben())))
                .hasStatusOk();
    }

    @Test
    void theLastOwnerOfOthersHandsOverFirst() throws Exception {
        Member ada = people.ada();
        assertThat(web.get().uri("/account/data/closure").with(as(ada)))
                .bodyText()
                .contains("Hand these over first", ada.workspaceName())
                .doesNotContain("Close my account</button>");
        assertThat(close(ada, ada.email())).hasStatus(422);
        in(ada, () -> {
            members.changeRole(ada, people.chloe().accountId(), Role.OWNER);
            return null;
        });
        assertThat(close(ada, ada.email())).hasRedirectedUrl("/goodbye");
        assertThat(web.get().uri("/account/data/closure").with(as(people.chloe())))
                .as("an owner who has left is none")
                .bodyText()
                .contains("Hand these over first");
    }

    @Test
    void aWorkspaceInWhichOneIsAloneGoesAlongAndComesBackAlong() {
        Member charlie = people.charlie();
        assertThat(web.get().uri("/account/data/closure").with(as(charlie)))
                .bodyText()
                .contains("Goes with you", charlie.workspaceName());
        close(charlie, charlie.email());
        assertThat(workspaces.idOf(charlie.workspaceSlug())).isEmpty();
        web.post().uri("/account/data/keeping").with(as(charlie)).exchange();
        assertThat(web.get().uri("/w/" + charlie.workspaceSlug()).with(as(charlie)))
                .hasStatusOk();
    }

    @Test
    void afterTheWeekNoRowHoldsTheNameOrTheEMail() throws Exception {
        String name = "Ben Okafor " + Ids.next().toString().substring(24);
        Member ben = people.ben();
        sql.sql("update account set name = ? where id = ?")
                .params(name, ben.accountId())
                .update();
        leaveTraces(ben, name);
        assertThat(found(ben, name)).as("or the search finds nothing at all").hasSizeGreaterThan(8);

        close(ben, ben.email());
        owner.closedAccount(ben.accountId(), 8);
        assertThat(web.post().uri("/account/data/keeping").with(as(ben))).hasStatus3xxRedirection();
        assertThat(web.get().uri("/w/" + ben.workspaceSlug()).with(as(ben)))
                .as("too late")
                .hasStatus(404);
        chore("erase-accounts");
        chore("erase-accounts");

        assertThat(found(ben, name)).as("tables that still know Ben").isEmpty();
        assertThat(sql.sql("select count(*) from account where id = ?")
                        .param(ben.accountId())
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(count(ben, "select count(*) from scorecard where rater_name = 'Somebody who left'"))
                .isOne();
        assertThat(count(ben, "select count(*) from question_revision where author_name = 'Somebody who left'"))
                .isOne();
        assertThat(owner.count(
                        ben.workspaceId(),
                        "select count(*) from audit_entry where action = 'account.erased' and subject = '"
                                + ben.accountId()
                                + "' and workspace_id is null and chain = '00000000-0000-0000-0000-000000000000'"))
                .as("seen by operators only")
                .isZero();
        assertThat(web.get()
                        .uri("/w/" + ben.workspaceSlug() + "/settings/audit")
                        .with(as(people.ada())))
                .bodyText()
                .contains("Somebody who left");
    }

    @Test
    void theApplicationsRoleErasesNobodyBeforeTheirTime() {
        Member ben = people.ben();
        assertThatThrownBy(() -> new Scope(ben.workspaceId(), null)
                        .call(() -> transaction.execute(status -> sql.sql("select forget_person(?, 'x')")
                                .param(ben.accountId())
                                .query((row, n) -> "")
                                .list())))
                .isInstanceOf(DataAccessException.class)
                .rootCause()
                .hasMessageContaining("not to be erased");
        sql.sql("update account set closed_at = now() - interval '30 days' where id = ?")
                .param(ben.accountId())
                .update();
        assertThat(sql.sql("select account_erase(?)")
                        .param(ben.accountId())
                        .query(Boolean.class)
                        .single())
                .as("the database dates it itself")
                .isFalse();
    }

    /** Somebody else of the same name, elsewhere, is not touched. */
    @Test
    void whoIsCalledTheSameElsewhereKeepsTheirName() throws Exception {
        Cast.People others = cast.people();
        leaveTraces(others.ben(), "Ben Okafor");
        close(people.ben(), people.ben().email());
        owner.closedAccount(people.ben().accountId(), 8);
        chore("erase-accounts");
        assertThat(count(others.ben(), "select count(*) from scorecard where rater_name = 'Ben Okafor'"))
                .isOne();
    }

    /** Rows of every kind that carry the person's name. */
    private void leaveTraces(Member who, String name) throws Exception {
        UUID room = Ids.next();
        UUID seat = Ids.next();
        UUID turn = Ids.next();
        UUID card = Ids.next();
        UUID feedback = Ids.next();
        UUID question = Ids.next();
        Map<String, UUID> ids = Map.of(
                "room", room, "seat", seat, "turn", turn, "card", card, "feedback", feedback, "question", question);
        List<String> statements = List.of(
                "insert into interview (id, workspace_id, title, mode, status, starts_at, zone, minutes, created_at, half) values (:room, current_workspace(), 'Talk', 'PANEL', 'CLOSED', now(), 'UTC', 10, now(), 1)",
                "insert into seat (id, workspace_id, interview_id, part, half, name, email, account_id, link_number, link_digest) values (:seat, current_workspace(), :room, 'LEAD', 0, :name, :email, :who, 1, :digest)",
                "insert into turn (id, workspace_id, interview_id, number, candidate_seat, set_id, set_title, set_number, rubric, minutes, agenda, progress) values (:turn, current_workspace(), :room, 1, :seat, :seat, 'Set', 1, 'five', 10, '[]', '{}')",
                "insert into timeline_entry (id, workspace_id, interview_id, at, half, seat_id, who, kind, data, audience) values (gen_random_uuid(), current_workspace(), :room, now(), 1, :seat, :name, 'JOINED', '{}', 'EVERYONE')",
                "insert into private_note (seat_id, workspace_id, version, text, saved_at) values (:seat, current_workspace(), 1, :name, now())",
                "insert into scorecard (id, workspace_id, subject_kind, subject_id, rater_id, rater_name, rubric, status, opened_at, version) values (:card, current_workspace(), 'turn', :turn, :seat, :name, '{}', 'DRAFT', now(), 0)",
                "insert into scorecard_field (workspace_id, scorecard_id, name, value, version, changed_by, changed_at) values (current_workspace(), :card, 'summary', 'x', 1, :name, now())",
                "insert into scorecard_edit (workspace_id, scorecard_id, id, field, base, value, edited_by, edited_at, outcome, version, theirs_by) values (current_workspace(), :card, gen_random_uuid(), 'summary', 0, 'x', :name, now(), 'APPLIED', 1, :name)",
                "insert into debrief_decision (id, workspace_id, subject_kind, subject_id, number, verdict, reason, decided_by, decider_name, decided_at) values (gen_random_uuid(), current_workspace(), 'turn', :turn, 1, 'ADVANCE', 'x', :seat, :name, now())",
                "insert into feedback (id, workspace_id, subject_kind, subject_id, opened_at) values (:feedback, current_workspace(), 'turn', :turn, now())",
                "insert into feedback_field (workspace_id, feedback_id, name, value, version, changed_by, changed_at) values (current_workspace(), :feedback, 'text', 'x', 1, :name, now())",
                "insert into feedback_edit (workspace_id, feedback_id, id, field, base, value, edited_by, edited_at, outcome, version) values (current_workspace(), :feedback, gen_random_uuid(), 'text', 0, 'x', :name, now(), 'APPLIED', 1)",
                "insert into feedback_publication (id, workspace_id, feedback_id, number, body, published_by, published_at) values (gen_random_uuid(), current_workspace(), :feedback, 1, 'x', :name, now())",
                "insert into question_revision (id, workspace_id, question_id, number, digest, content, author_id, author_name, at) values (gen_random_uuid(), current_workspace(), :question, 1, 'd', '{}', :who, :name, now())",
                "insert into question (id, workspace_id, revision, digest, title, round, minutes, tags, stacks, signals, created_at, changed_at) values (:question, current_workspace(), 1, 'd', 'T', 'one', 10, '{}', '{}', '{}', now(), now())",
                "insert into question_set (id, workspace_id, family, number, title, description, rubric, status, version, created_at, changed_at, changed_by) values (gen_random_uuid(), current_workspace(), gen_random_uuid(), 1, 'S', '', 'five', 'DRAFT', 0, now(), now(), :name)",
                "insert into invitation (id, workspace_id, digest, email, role, invited_by, created_at, expires_at) values (gen_random_uuid(), current_workspace(), :digest, :email, 'MEMBER', (select account_id from member where role = 'OWNER' and workspace_id = current_workspace() limit 1), now(), now())");
        in(
                who,
                () -> transaction.execute(status -> {
                    for (String statement : statements) {
                        sql.sql(statement)
                                .params(ids)
                                .param("name", name)
                                .param("email", who.email())
                                .param("who", who.accountId())
                                .param("digest", Ids.next().toString())
                                .update();
                    }
                    return null;
                }));
    }

    /** Every text and JSON column of every table, as far as the workspace and the database as such hold it. */
    private List<String> found(Member who, String name) {
        List<String> found = new ArrayList<>();
        record Column(String table, String column) {}
        List<Column> columns = sql.sql("""
                select c.table_name as table, c.column_name as column from information_schema.columns c
                join information_schema.tables t using (table_schema, table_name)
                where c.table_schema = current_schema() and t.table_type = 'BASE TABLE'
                  and (c.data_type in ('text', 'jsonb') or c.udt_name = 'citext')
                """).query(Column.class).list();
        for (Column column : columns) {
            String query =
                    "select count(*) from \"%s\" where position('%s' in lower(\"%s\"::text)) > 0 or position('%s' in lower(\"%s\"::text)) > 0"
                            .formatted(
                                    column.table(),
                                    name.toLowerCase(),
                                    column.column(),
                                    who.email().toLowerCase(),
                                    column.column());
            if (owner.count(who.workspaceId(), query) > 0) {
                found.add(column.table() + "." + column.column());
            }
        }
        return found;
    }

    private long count(Member who, String query) throws Exception {
        return in(
                who,
                () -> transaction.execute(
                        status -> sql.sql(query).query(Long.class).single()));
    }

    private org.springframework.test.web.servlet.assertj.MvcTestResult close(Member who, String typed) {
        return web.post()
                .uri("/account/data/closure")
                .param("email", typed)
                .with(as(who))
                .exchange();
    }

    private void chore(String name) {
        chores.stream().filter(chore -> chore.name().equals(name)).forEach(chore -> chore.work()
                .run());
    }
}
