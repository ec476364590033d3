package dev.roundtwo.api.access.server;

import static dev.roundtwo.Cast.as;
import static dev.roundtwo.Cast.in;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roundtwo.Cast;
import dev.roundtwo.ModuleTest;
import dev.roundtwo.api.access.clients.ApiClients;
import dev.roundtwo.api.access.clients.ClientForm;
import dev.roundtwo.api.access.clients.ClientKind;
import dev.roundtwo.api.access.server.Dance.App;
import dev.roundtwo.api.access.server.Dance.Tokens;
import dev.roundtwo.identity.Accounts;
import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.tenancy.MemberList;
import dev.roundtwo.tenancy.MemberRow;
import dev.roundtwo.tenancy.Members;
import dev.roundtwo.tenancy.Role;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Programs that act by themselves, as members that nobody signs in as. */
@ModuleTest
class ProgramTests {

    @Autowired
    MockMvcTester web;

    @Autowired
    ApiClients registry;

    @Autowired
    MemberList list;

    @Autowired
    Members members;

    @Autowired
    Accounts accounts;

    @Autowired
    JdbcClient sql;

    @Autowired
    Cast cast;

    Cast.People people;
    Dance dance;
    App program;

    @BeforeEach
    void gather() throws Exception {
        people = cast.people();
        dance = new Dance(web, registry);
        program = dance.registered(people.ada(), ClientKind.PROGRAM);
    }

    @Test
    void aProgramActsAsAMemberWithItsRole() {
        MvcTestResult answer = dance.token(program, "grant_type", "client_credentials", "scope", "members:read");
        assertThat(answer).hasStatusOk();
        Tokens tokens = Tokens.of(answer);
        assertThat(tokens.refresh()).isEmpty();
        MvcTestResult called = dance.call(people.ada(), tokens.access());
        assertThat(called).bodyJson().extractingPath("$.name").isEqualTo("Slots");
        assertThat(called).bodyJson().extractingPath("$.role").isEqualTo("INTERVIEWER");
    }

    /** v5.0.0-10.4.10 */
    @Test
    void withoutItsSecretItGetsNothing() {
        for (String secret : new String[] {null, "", "rt2_wrong", "rt2_" + "a".repeat(43)}) {
            assertThat(dance.token(
                            new App(program.id(), program.clientId(), secret),
                            "grant_type",
                            "client_credentials",
                            "scope",
                            "members:read"))
                    .hasStatus4xxClientError()
                    .bodyText()
                    .doesNotContain("access_token");
        }
    }

    @Test
    void itGetsNoScopeBeyondItsRegistration() {
        assertThat(dance.token(program, "grant_type", "client_credentials", "scope", "scorecards:read"))
                .hasStatus(400)
                .bodyText()
                .contains("invalid_scope");
    }

    @Test
    void appsForPeopleGetNothingOfTheirOwn() throws Exception {
        App site = dance.registered(people.ada(), ClientKind.SITE);
        assertThat(dance.token(site, "grant_type", "client_credentials", "scope", "members:read"))
                .hasStatus(400)
                .bodyText()
                .contains("unauthorized_client");
    }

    @Test
    void aProgramAsksNobodyForConsent() {
        assertThat(dance.authorize(people.chloe(), dance.request(program))).hasStatus(400);
    }

    @Test
    void itsNewNameIsTheOneAmongThePeople() throws Exception {
        ClientForm renamed = new ClientForm("Calendar", null, null, List.of("members:read"), null);
        in(people.ada(), () -> {
            registry.change(people.ada(), program.id(), renamed);
            return null;
        });
        assertThat(in(people.ada(), () -> list.of(people.ada())))
                .extracting(MemberRow::name)
                .contains("Calendar")
                .doesNotContain("Slots");
    }

    @Test
    void itStandsAmongThePeopleAsAProgram() throws Exception {
        assertThat(row().program()).isTrue();
        assertThat(row().email()).isEmpty();
        assertThat(row().roles()).contains(Role.ADMIN).doesNotContain(Role.OWNER);
        assertThat(web.get()
                        .uri("/w/" + people.ada().workspaceSlug() + "/people")
                        .with(as(people.ada())))
                .bodyText()
                .contains(">program<")
                .doesNotContain("programs.invalid");
    }

    /** v5.0.0-6.3.4: there is no way to sign in as a program. */
    @Test
    void nobodySignsInAsAProgram() throws Exception {
        UUID account = row().accountId();
        assertThat(accounts.find(account)).get().satisfies(found -> assertThat(found.hasPassword())
                .isFalse());
        assertThat(accounts.byEmail(account + "@programs.invalid")).isEmpty();
    }

    @Test
    void noProgramOwnsAWorkspace() {
        assertThatThrownBy(() -> in(people.ada(), () -> {
                    members.changeRole(people.ada(), row().accountId(), Role.OWNER);
                    return null;
                }))
                .isInstanceOf(RuleBroken.class);
    }

    @Test
    void aChangedRoleHoldsAtOnce() throws Exception {
        Tokens tokens = Tokens.of(dance.token(program, "grant_type", "client_credentials", "scope", "members:read"));
        in(people.ada(), () -> {
            members.changeRole(people.ada(), row().accountId(), Role.MEMBER);
            return null;
        });
        assertThat(dance.call(people.ada(), tokens.access()))
                .bodyJson()
                .extractingPath("$.role")
                .isEqualTo("MEMBER");
    }

    @Test
    void whoIsRemovedFromThePeopleIsShutOut() throws Exception {
        Tokens tokens = Tokens.of(dance.token(program, "grant_type", "client_credentials", "scope", "members:read"));
        in(people.ada(), () -> {
            members.remove(people.ada(), row().accountId());
            return null;
        });
        assertThat(dance.call(people.ada(), tokens.access())).hasStatus(401);
        assertThat(dance.token(program, "grant_type", "client_credentials", "scope", "members:read"))
                .hasStatus(401);
        assertThatThrownBy(() -> in(people.ada(), () -> {
                    registry.enable(people.ada(), program.id());
                    return null;
                }))
                .isInstanceOf(RuleBroken.class);
    }

    @Test
    void itsAccountGoesWithIt() throws Exception {
        UUID account = row().accountId();
        in(people.ada(), () -> {
            registry.delete(people.ada(), program.id());
            return null;
        });
        assertThat(accounts.find(account)).isEmpty();
        assertThat(in(people.ada(), () -> list.of(people.ada()))).noneMatch(MemberRow::program);
    }

    private MemberRow row() throws Exception {
        return in(people.ada(), () -> list.of(people.ada())).stream()
                .filter(MemberRow::program)
                .findFirst()
                .orElseThrow();
    }
}
