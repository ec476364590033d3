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
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;

/** v5.0.0-7.4.2, v5.0.0-14.2.7: a closed account is nobody at once, comes back within a week, and is gone after it. */
@ModuleTest
class AccountClosureTests {

    /** Where an id may stand for good: in logs, and as who once set something up that others use. It opens nothing any more. */
    private static final Set<String> STAYS = Set.of(
            "audit_entry.account",
            "audit_entry.subject",
            "oauth_client.created_by",
            "trusted_issuer.created_by",
            "webhook.created_by");

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

    @Autowired
    FindByIndexNameSessionRepository<?> sessions;

    Cast.People people;
    TablesOwner owner;
    Walk walk;

    @BeforeEach
    void gather() {
        people = cast.people();
        owner = new TablesOwner(environment);
        walk = new Walk(sql, owner);
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
        close(ben, ben.email().toUpperCase(Locale.ROOT));
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

    /** v5.0.0-8.3.1: an owner whose account is disabled owns nothing, here as everywhere. */
    @Test
    void whoLeavesOnlyADisabledOwnerBehindStays() throws Exception {
        Member ada = people.ada();
        in(ada, () -> {
            members.changeRole(ada, people.chloe().accountId(), Role.OWNER);
            return null;
        });
        owner.run(
                ada.workspaceId(),
                "update account set disabled_at = now() where id = '"
                        + people.chloe().accountId() + "'");
        assertThat(close(ada, ada.email())).hasStatus(422);
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
        new Traces(sql, transaction).leave(ben, name);
        assertThat(walk.holding(name, ben.email()))
                .as("or the search finds nothing at all")
                .contains(
                        "passkey.name",
                        "external_identity.shown_as",
                        "parcel_piece.bytes",
                        "live_event.data",
                        "outbox_mail.subject",
                        "dead_letter.payload",
                        "seat.email")
                .hasSizeGreaterThan(20);
        Session session = signedIn(ben);

        close(ben, ben.email());
        assertThat(sessions.findById(session.getId())).as("signed out at once").isNull();
        owner.closedAccount(ben.accountId(), 8);
        assertThat(web.post().uri("/account/data/keeping").with(as(ben))).hasStatus3xxRedirection();
        assertThat(web.get().uri("/w/" + ben.workspaceSlug()).with(as(ben)))
                .as("too late")
                .hasStatus(404);
        List.of("erase-accounts", "erase-accounts", "forget-live-events", "forget-kept-mails")
                .forEach(this::chore);

        assertThat(walk.holding(name, ben.email()))
                .as("tables that still know Ben")
                .isEmpty();
        assertThat(walk.holding(ben.accountId().toString()))
                .as("by his number, as ADR 0013 says")
                .isEqualTo(STAYS);
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
        new Traces(sql, transaction).leave(others.ben(), "Ben Okafor");
        close(people.ben(), people.ben().email());
        owner.closedAccount(people.ben().accountId(), 8);
        chore("erase-accounts");
        assertThat(count(others.ben(), "select count(*) from scorecard where rater_name = 'Ben Okafor'"))
                .isOne();
        assertThat(count(others.ben(), "select count(*) from question_set where changed_by = 'Ben Okafor'"))
                .as("where a name alone says who it was")
                .isOne();
    }

    private Session signedIn(Member who) {
        return opened(sessions, who);
    }

    private static <S extends Session> Session opened(FindByIndexNameSessionRepository<S> sessions, Member who) {
        S session = sessions.createSession();
        session.setAttribute(
                FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME,
                who.accountId().toString());
        sessions.save(session);
        return session;
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
