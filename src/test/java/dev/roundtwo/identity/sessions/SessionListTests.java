package dev.roundtwo.identity.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.roundtwo.ModuleTest;
import dev.roundtwo.identity.Account;
import dev.roundtwo.identity.Accounts;
import dev.roundtwo.identity.Door;
import dev.roundtwo.identity.Network;
import dev.roundtwo.identity.factors.Phone;
import dev.roundtwo.platform.jobs.QuickJobs;
import dev.roundtwo.platform.scope.Scope;
import jakarta.servlet.http.Cookie;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;

/** What a person sees and is told of their sessions (ASVS v5.0.0-7.1.2, 7.5.2, 6.3.5, 6.3.7, 16.3.1). */
@ModuleTest
@QuickJobs
class SessionListTests {

    @Autowired
    MockMvcTester web;

    @Autowired
    Accounts accounts;

    @Autowired
    Sessions sessions;

    @Autowired
    FindByIndexNameSessionRepository<? extends Session> repository;

    @Autowired
    JdbcClient sql;

    @Autowired
    TransactionTemplate transaction;

    Door door;

    @BeforeEach
    void stand() {
        door = new Door(web, accounts);
    }

    @Test
    void eachSaysFromWhereAndByWhat() {
        Account ada = door.ada();
        Cookie desk = door.browserOf(ada);
        assertThat(door.get("/account/sessions", desk))
                .hasStatusOk()
                .bodyText()
                .contains("A browser", door.address, "by", "password", "this one");
        assertThat(Network.shown("2001:db8:1:2:aa:bb:cc:dd")).isEqualTo("2001:db8:1:2::/64");
        assertThat(Network.shown("192.0.2.7")).isEqualTo("192.0.2.7");
        assertThat(Network.shown("not:an:address")).isEqualTo("an unknown address");
        assertThat(Network.shown(null)).isEqualTo("an unknown address");
    }

    /** v5.0.0-7.1.2: one more than fifty ends the oldest. */
    @Test
    void thereAreAtMostFifty() {
        Account ada = door.ada();
        Cookie first = door.browserOf(ada);
        Cookie second = door.browserOf(ada);
        for (int i = 0; i < Sessions.MOST - 2; i++) {
            begins(repository, ada, Long.toString(System.currentTimeMillis()));
        }
        assertThat(door.get("/account", first)).hasStatusOk();
        new Door(web, accounts).browserOf(ada);
        assertThat(door.get("/account", first)).as("the oldest").hasStatus(302);
        assertThat(door.get("/account", second)).hasStatusOk();
        assertThat(sessions.of(ada.id(), null)).hasSize(Sessions.MOST);
    }

    /** Whoever runs a provider opens as many as they like: they drive out none that its owner has proven. */
    @Test
    void thoseThatOnlyAProviderVouchesForGoFirst() {
        Account ada = door.ada();
        Cookie own = door.browserOf(ada);
        for (int i = 0; i < Sessions.MOST + 5; i++) {
            begins(repository, ada, "0");
        }
        new Door(web, accounts).browserOf(ada);
        assertThat(door.get("/account", own)).as("the oldest, and her own").hasStatusOk();
        assertThat(sessions.of(ada.id(), null)).hasSize(Sessions.MOST);
    }

    /** v5.0.0-16.5.3 */
    @Test
    void sessionsEndWithWhatEndsThemOrNotAtAll() {
        Account ada = door.ada();
        Cookie desk = door.browserOf(ada);
        transaction.executeWithoutResult(status -> {
            sessions.endAllAfterwards(ada.id());
            status.setRollbackOnly();
        });
        assertThat(door.get("/account", desk)).hasStatusOk();
        assertThat(log(ada)).containsExactly("session.opened");
        transaction.executeWithoutResult(status -> {
            sessions.endAllAfterwards(ada.id());
            assertThat(door.get("/account", desk)).as("not before it is done").hasStatusOk();
        });
        assertThat(door.get("/account", desk)).hasStatus(302);
        assertThat(log(ada)).containsExactly("session.opened", "session.ended");
    }

    /** v5.0.0-6.3.5 */
    @Test
    void aNewBrowserIsMailedOnce() {
        Phone ada = Phone.ada(web, accounts).signsIn();
        String news = "A new browser signed in to your Round Two account";
        await().untilAsserted(() -> assertThat(mails(ada)).containsExactly(news));
        ada.post("/sign-out");
        ada.signsIn();
        Phone there = ada.elsewhere().signsIn();
        await().untilAsserted(() -> assertThat(mails(ada)).hasSize(2));
        there.post("/account/password", "current", Phone.PASSWORD, "next", "four owls on a wire");
        await().untilAsserted(() -> assertThat(mails(ada))
                .containsExactlyInAnyOrder(news, news, "Your password for Round Two was changed"));
    }

    /** v5.0.0-16.3.1: what an account's log holds; refusals too, which a job writes for e-mails that have one. */
    @Test
    void signInsRefusalsAndEndingsAreWrittenDown() {
        Account ada = door.ada();
        Cookie desk = door.browserOf(ada);
        door.signIn(ada.email(), "not the password", "");
        door.signIn("nobody-" + ada.email(), "not the password", "");
        door.browserOf(ada);
        door.post("/account/sessions/endings", desk, "which", "others");
        door.post("/account/password", desk, "current", PASSWORD, "next", "four owls on a wire");
        await().untilAsserted(() -> assertThat(log(ada))
                .containsExactlyInAnyOrder(
                        "session.opened", "session.opened", "sign-in.refused", "session.ended", "password.changed"));
    }

    /** As a sign-in leaves it; one for each by password would wait for more than a minute. */
    private <S extends Session> void begins(
            FindByIndexNameSessionRepository<S> repository, Account account, String proved) {
        S session = repository.createSession();
        session.setAttribute(SessionAccount.ATTRIBUTE, account.id().toString());
        session.setAttribute(SessionAccount.SINCE, Long.toString(System.currentTimeMillis()));
        session.setAttribute(SessionAccount.PROVED, proved);
        repository.save(session);
    }

    private static final String PASSWORD = Door.PASSWORD;

    private List<String> log(Account account) {
        return Scope.ofAccount(account.id())
                .call(() -> transaction.execute(
                        status -> sql.sql("select action from audit_entry where chain = ? order by number")
                                .param(account.id())
                                .query(String.class)
                                .list()));
    }

    private List<String> mails(Phone person) {
        return sql.sql("select subject from outbox_mail where recipient = ?")
                .param(person.account.email())
                .query(String.class)
                .list();
    }
}
