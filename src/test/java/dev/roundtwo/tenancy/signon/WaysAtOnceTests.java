package dev.roundtwo.tenancy.signon;

import static dev.roundtwo.Cast.as;
import static dev.roundtwo.Cast.in;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roundtwo.Cast;
import dev.roundtwo.ModuleTest;
import dev.roundtwo.StatementCounter;
import dev.roundtwo.platform.Ids;
import dev.roundtwo.platform.NotFound;
import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.platform.audit.Audit;
import dev.roundtwo.platform.scope.OneByOne;
import dev.roundtwo.tenancy.Member;
import dev.roundtwo.tenancy.Role;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;

/** Domains and providers while something else happens to them, and many of them at once (v5.0.0-15.4.2). */
@ModuleTest
class WaysAtOnceTests {

    private static final int MOST = 20;

    @Autowired
    MockMvcTester web;

    @Autowired
    Cast cast;

    @Autowired
    Domains domains;

    @Autowired
    ApplicationContext house;

    @Autowired
    JdbcClient sql;

    @Autowired
    TransactionTemplate transaction;

    Cast.People people;
    Member ada;

    @BeforeEach
    void gather() {
        people = cast.people();
        ada = people.ada();
    }

    @Test
    void ofManyAtOnceNoneIsOneTooMany() throws Exception {
        try (var threads = Executors.newFixedThreadPool(8)) {
            List<Callable<Boolean>> work = IntStream.range(0, MOST + 8)
                    .<Callable<Boolean>>mapToObj(i -> () -> in(ada, () -> {
                        domains.add(ada, "d" + i + ".example.org", Role.MEMBER);
                        return true;
                    }))
                    .toList();
            int refused = 0;
            for (var done : threads.invokeAll(work)) {
                try {
                    done.get();
                } catch (ExecutionException over) {
                    assertThat(over).hasCauseInstanceOf(RuleBroken.class);
                    refused++;
                }
            }
            assertThat(refused).isEqualTo(8);
        }
        assertThat(in(ada, () -> domains.of(ada))).hasSize(MOST);
    }

    /** Between asking the name server and noting its word a second or two may pass. */
    @Test
    void aDomainThatIsRemovedMeanwhileIsNotSaidToBeProven() throws Exception {
        in(ada, () -> {
            domains.add(ada, "team.example.org", Role.MEMBER);
            return "";
        });
        String token = in(ada, () -> domains.of(ada)).getFirst().value();
        var slow = new TxtRecords("") {
            @Override
            List<String> at(String name) {
                domains.remove(ada, "team.example.org");
                return List.of(token);
            }
        };
        var asking = new Domains(
                sql, slow, house.getBean(Audit.class), Clock.systemUTC(), transaction, house.getBean(OneByOne.class));
        assertThatThrownBy(() -> in(ada, () -> {
                    asking.prove(ada, "team.example.org");
                    return "";
                }))
                .isInstanceOf(NotFound.class);
        List<String> said = in(
                ada,
                () -> transaction.execute(status -> sql.sql(
                                "select action from audit_entry where workspace_id = ? and subject_kind = 'domain' order by number")
                        .param(ada.workspaceId())
                        .query(String.class)
                        .list()));
        assertThat(said).containsExactly("domain.added", "domain.removed");
    }

    /** One statement finds the providers of all workspaces that somebody belongs to, and no others. */
    @Test
    void thePageOfIdentitiesAsksOnceForAllWorkspaces() throws Exception {
        Member ben = people.ben();
        trusts(ada, "Team door");
        trusts(people.charlie(), "Door elsewhere");
        List<String> one = StatementCounter.during(
                () -> assertThat(identities(ben)).contains("Team door").doesNotContain("Door elsewhere"));
        cast.joins(people.charlie(), ben);
        cast.joins(cast.people().ada(), ben);
        List<String> three = StatementCounter.during(
                () -> assertThat(identities(ben)).containsSubsequence("Door elsewhere", "Team door"));
        assertThat(three).hasSameSizeAs(one);
    }

    private String identities(Member who) throws Exception {
        return web.get()
                .uri("/account/identities")
                .with(as(who))
                .exchange()
                .getResponse()
                .getContentAsString();
    }

    private void trusts(Member admin, String label) throws Exception {
        in(
                admin,
                () -> transaction.execute(status -> sql.sql("""
                insert into sign_on_provider (id, workspace_id, handle, kind, label, issuer, client_id, sealed_secret, created_at)
                values (?, ?, 'abcdefgh', 'OPENID', ?, 'https://provider.example', 'client', 'x', now())
                """)
                        .params(Ids.next(), admin.workspaceId(), label)
                        .update()));
    }
}
