package dev.roundtwo.tenancy;

import static dev.roundtwo.Cast.as;
import static dev.roundtwo.Cast.in;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.roundtwo.Cast;
import dev.roundtwo.ModuleTest;
import dev.roundtwo.Owner;
import dev.roundtwo.identity.closing.Closings;
import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.platform.scope.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;

/** A workspace always has an owner who may act, and only owners hand it over (v5.0.0-8.2.1, v5.0.0-8.3.2, v5.0.0-2.3.3). */
@ModuleTest
class OwnershipTests {

    @Autowired
    MockMvcTester web;

    @Autowired
    Cast cast;

    @Autowired
    Members members;

    @Autowired
    Ownership ownership;

    @Autowired
    Closings closings;

    @Autowired
    Environment environment;

    @Autowired
    JdbcClient sql;

    @Autowired
    TransactionTemplate transaction;

    Cast.People people;
    Owner owner;
    String page;

    @BeforeEach
    void gather() {
        people = cast.people();
        owner = new Owner(environment);
        page = "/w/" + people.ada().workspaceSlug() + "/people/ownership";
    }

    @AfterEach
    void nobodyOperates() {
        owner.makesOperator(people.charlie().accountId(), false);
    }

    @Test
    void theOwnerHandsTheWorkspaceOverAndKeepsTheRoleTheyChoose() {
        assertThat(web.get().uri(page).with(as(people.ada())))
                .hasStatusOk()
                .bodyText()
                .contains("Chloé", "Hand over");
        assertThat(web.post()
                        .uri(page)
                        .param("to", people.chloe().accountId().toString())
                        .param("mine", "INTERVIEWER")
                        .with(as(people.ada())))
                .hasStatus3xxRedirection();
        assertThat(role(people.chloe())).isEqualTo("OWNER");
        assertThat(role(people.ada())).isEqualTo("INTERVIEWER");
        assertThat(web.get().uri(page).with(as(people.ada())))
                .as("from the next request")
                .hasStatus(403);
        assertThat(web.get().uri(page).with(as(people.chloe()))).hasStatusOk();
        assertThat(audited()).contains("ownership.transferred", "role.changed");
    }

    @Test
    void onThePeoplePageNobodyIsMadeAnOwnerByASlip() {
        assertThat(web.get()
                        .uri("/w/" + people.ada().workspaceSlug() + "/people")
                        .with(as(people.ada())))
                .bodyText()
                .contains("data-confirm=\"Make Chloé an owner?\"")
                .doesNotContain("Make Ada an owner?");
    }

    @Test
    void bothAreToldByMailWithTheHandOverOrNotAtAll() throws Exception {
        in(
                people.ada(),
                () -> transaction.execute(status -> {
                    ownership.transfer(people.ada(), people.chloe().accountId(), Role.ADMIN);
                    assertThat(told(people.chloe().email())).isEqualTo(1);
                    assertThat(told(people.ada().email())).isEqualTo(1);
                    status.setRollbackOnly();
                    return "";
                }));
        assertThat(told(people.chloe().email())).isZero();
        assertThat(role(people.ada())).isEqualTo("OWNER");
    }

    @Test
    void nobodyElseHandsItOverAndNobodyGetsItWhoIsNoMember() throws Exception {
        in(people.ada(), () -> give(people.ada(), people.chloe(), Role.ADMIN));
        for (Member other : List.of(people.chloe(), people.dmitri(), people.ben())) {
            assertThat(web.post()
                            .uri(page)
                            .param("to", other.accountId().toString())
                            .with(as(other)))
                    .as(other.name())
                    .hasStatus(403);
        }
        assertThat(web.post()
                        .uri(page)
                        .param("to", people.charlie().accountId().toString())
                        .with(as(people.ada())))
                .hasStatus(404);
        assertThat(web.post().uri(page).with(as(people.ada()))).hasStatus(409);
        assertThat(role(people.ada())).isEqualTo("OWNER");
    }

    /** Of two owners at once, one hands over and the other leaves: whoever comes second finds what the first did. */
    @Test
    void twoWhoLeaveHandOverOrDisableAtOnceLeaveAnOwner() throws Exception {
        in(people.ada(), () -> give(people.ada(), people.chloe(), Role.OWNER));
        Member ada = people.ada();
        Member chloe = owner(people.chloe());
        owner.makesOperator(people.charlie().accountId(), true);
        String disabling = "/operator/accounts/" + chloe.accountId() + "/disabling";
        List<Callable<Object>> both = List.of(
                () -> in(ada, () -> {
                    members.remove(ada, ada.accountId());
                    return "left";
                }),
                () -> web.post()
                        .uri(disabling)
                        .param("reason", "Left the company")
                        .with(as(people.charlie()))
                        .exchange());
        try (var two = Executors.newFixedThreadPool(2)) {
            for (Future<Object> one : two.invokeAll(both)) {
                catchThrowable(one::get);
            }
        }
        assertThat(owners()).hasSizeGreaterThanOrEqualTo(1);
    }

    @Test
    void anOwnerWhoseAccountIsDisabledIsNoOwnerForTheRule() throws Exception {
        Member ada = people.ada();
        in(ada, () -> give(ada, people.chloe(), Role.OWNER));
        owner.makesOperator(people.charlie().accountId(), true);
        web.post()
                .uri("/operator/accounts/" + people.chloe().accountId() + "/disabling")
                .param("reason", "Left the company")
                .with(as(people.charlie()))
                .exchange();
        Throwable refused = catchThrowable(() -> in(ada, () -> {
            members.remove(ada, ada.accountId());
            return "";
        }));
        assertThat(refused).isInstanceOf(RuleBroken.class).hasMessage("tenancy.member.last.owner");
    }

    /** The request that was on its way when its sender lost the role (v5.0.0-8.3.2, v5.0.0-15.4.2). */
    @Test
    void whoIsNoOwnerAnyMoreCannotMakeThemselvesOne() throws Exception {
        Member ada = people.ada();
        in(ada, () -> give(ada, people.chloe(), Role.OWNER));
        Member chloe = owner(people.chloe());
        in(chloe, () -> give(chloe, ada, Role.MEMBER));
        assertThat(catchThrowable(() -> in(ada, () -> give(ada, ada, Role.OWNER))))
                .isInstanceOf(AccessDeniedException.class);
        assertThat(role(ada)).isEqualTo("MEMBER");
    }

    /** All owners close their accounts at the same moment: the last one is told to hand over first (v5.0.0-15.4.2). */
    @Test
    void ownersWhoCloseTheirAccountsAtOnceLeaveOne() throws Exception {
        in(people.ada(), () -> give(people.ada(), people.chloe(), Role.OWNER));
        List<Callable<Object>> both = Stream.of(people.ada(), people.chloe())
                .<Callable<Object>>map(one -> () -> new Scope(null, one.accountId()).call(() -> {
                    closings.close(one.accountId(), one.email());
                    return "closed";
                }))
                .toList();
        int refused = 0;
        try (var two = Executors.newFixedThreadPool(2)) {
            for (Future<Object> one : two.invokeAll(both)) {
                Throwable why = catchThrowable(one::get);
                refused += why == null ? 0 : 1;
            }
        }
        assertThat(refused).isEqualTo(1);
        assertThat(owners()).hasSize(1);
    }

    private Member owner(Member member) {
        return new Member(
                member.accountId(),
                member.workspaceId(),
                member.workspaceSlug(),
                member.workspaceName(),
                Role.OWNER,
                member.name(),
                member.email());
    }

    private Object give(Member by, Member to, Role role) {
        members.changeRole(by, to.accountId(), role);
        return role;
    }

    private List<UUID> owners() throws Exception {
        return in(
                people.ada(),
                () -> transaction.execute(status -> sql.sql(
                                "select account_id from acting_member where workspace_id = ? and role = 'OWNER'")
                        .param(people.ada().workspaceId())
                        .query(UUID.class)
                        .list()));
    }

    private String role(Member member) {
        return new Scope(people.ada().workspaceId(), null)
                .call(() -> Objects.requireNonNull(transaction.execute(
                        status -> sql.sql("select role from member where workspace_id = ? and account_id = ?")
                                .params(people.ada().workspaceId(), member.accountId())
                                .query(String.class)
                                .single())));
    }

    private long told(String email) {
        return sql.sql("select count(*) from delivery where payload ->> 'to' = ?")
                .param(email)
                .query(Long.class)
                .single();
    }

    private List<String> audited() {
        return new ArrayList<>(new Scope(people.ada().workspaceId(), null)
                .call(() -> Objects.requireNonNull(
                        transaction.execute(status -> sql.sql("select action from audit_entry where workspace_id = ?")
                                .param(people.ada().workspaceId())
                                .query(String.class)
                                .list()))));
    }
}
