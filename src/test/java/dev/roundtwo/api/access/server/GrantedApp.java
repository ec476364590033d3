package dev.roundtwo.api.access.server;

import static dev.roundtwo.Cast.in;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtwo.Cast;
import dev.roundtwo.ModuleTest;
import dev.roundtwo.api.access.AccessTokens;
import dev.roundtwo.api.access.clients.ApiClients;
import dev.roundtwo.api.access.clients.ClientKind;
import dev.roundtwo.api.access.server.Dance.App;
import dev.roundtwo.api.access.server.Dance.Tokens;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

/** A workspace with an app that asks its people for access, and the steps of OAuth to take with it. */
@ModuleTest
abstract class GrantedApp {

    @Autowired
    MockMvcTester web;

    @Autowired
    ApiClients registry;

    @Autowired
    AccessTokens reader;

    @Autowired
    JdbcClient sql;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Cast cast;

    Cast.People people;
    Dance dance;
    App app;

    private final ClientKind kind;

    GrantedApp(ClientKind kind) {
        this.kind = kind;
    }

    @BeforeEach
    void gather() throws Exception {
        people = cast.people();
        dance = new Dance(web, registry);
        app = dance.registered(people.ada(), kind);
    }

    void assertNothingLeft(List<MvcTestResult> both) {
        assertThat(both).anySatisfy(GrantedApp::assertInvalidGrant);
        both.stream()
                .map(Tokens::of)
                .filter(tokens -> !tokens.refresh().isEmpty())
                .forEach(tokens -> {
                    assertThat(dance.call(people.chloe(), tokens.access())).hasStatus(401);
                    assertInvalidGrant(dance.refresh(app, tokens.refresh()));
                });
    }

    static List<MvcTestResult> atOnce(Callable<MvcTestResult> step) throws Exception {
        CyclicBarrier gate = new CyclicBarrier(2);
        Callable<MvcTestResult> gated = () -> {
            gate.await();
            return step.call();
        };
        try (var pair = Executors.newFixedThreadPool(2)) {
            Future<MvcTestResult> one = pair.submit(gated);
            Future<MvcTestResult> other = pair.submit(gated);
            return List.of(one.get(), other.get());
        }
    }

    List<String> audited() {
        try {
            return in(
                    people.ada(),
                    () -> transaction.execute(status -> sql.sql("select action from audit_entry where workspace_id = ?")
                            .param(people.ada().workspaceId())
                            .query(String.class)
                            .list()));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    static void assertInvalidGrant(MvcTestResult answer) {
        assertThat(answer).hasStatus(400).bodyText().contains("invalid_grant");
    }
}
