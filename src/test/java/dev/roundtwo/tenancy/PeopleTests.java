package dev.roundtwo.tenancy;

import static dev.roundtwo.Cast.as;
import static dev.roundtwo.Cast.in;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.roundtwo.Cast;
import dev.roundtwo.ModuleTest;
import dev.roundtwo.identity.Accounts;
import dev.roundtwo.platform.RuleBroken;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ModuleTest
class PeopleTests {

    @Autowired
    MockMvcTester web;

    @Autowired
    Cast cast;

    @Autowired
    Accounts accounts;

    @Autowired
    Members members;

    @Autowired
    Workspaces workspaces;

    Cast.People people;
    String page;

    @BeforeEach
    void gather() {
        people = cast.people();
        page = "/w/" + people.ada().workspaceSlug() + "/people";
    }

    @Test
    void everyMemberSeesWhoIsHereAndAdminsSeeEmails() {
        assertThat(web.get().uri(page).with(as(people.ben())))
                .hasStatusOk()
                .bodyText()
                .contains("Dmitri", people.ben().email())
                .doesNotContain(people.dmitri().email(), "Invite somebody", "Make admin");
        assertThat(web.get().uri(page).with(as(people.ada())))
                .bodyText()
                .contains(people.dmitri().email(), "Invite somebody", "Make admin");
    }

    @Test
    void aStrangerFindsNothing() {
        assertThat(web.get().uri(page).with(as(people.charlie()))).hasStatus(404);
        assertThat(web.post().uri(page + "/invitations").param("role", "OWNER").with(as(people.charlie())))
                .hasStatus(404);
        String elsewhere = "/w/" + people.charlie().workspaceSlug() + "/people/"
                + people.ben().accountId();
        assertThat(web.post().uri(elsewhere + "/removal").with(as(people.charlie())))
                .hasStatus(404);
        assertThat(web.post().uri(elsewhere + "/role").param("role", "ADMIN").with(as(people.charlie())))
                .hasStatus(404);
    }

    @Test
    void aRemovedMemberFindsNothingFromTheNextRequestOn() {
        assertThat(web.get().uri(page).with(as(people.ben()))).hasStatusOk();
        assertThat(web.post()
                        .uri(page + "/{id}/removal", people.ben().accountId())
                        .with(as(people.ada())))
                .hasRedirectedUrl(page);
        assertThat(web.get().uri(page).with(as(people.ben()))).hasStatus(404);
    }

    @Test
    void aChangedRoleHoldsFromTheNextRequestOn() {
        assertThat(web.post()
                        .uri(page + "/{id}/role", people.dmitri().accountId())
                        .param("role", "ADMIN")
                        .with(as(people.ada())))
                .hasRedirectedUrl(page);
        assertThat(web.get().uri(page).with(as(people.dmitri()))).bodyText().contains("Invite somebody");
    }

    @Test
    void theLastOwnerStays() {
        assertThat(web.post()
                        .uri(page + "/{id}/removal", people.ada().accountId())
                        .with(as(people.ada())))
                .hasStatus(409)
                .bodyText()
                .contains("needs an owner");
        assertThat(web.post()
                        .uri(page + "/{id}/role", people.ada().accountId())
                        .param("role", "MEMBER")
                        .with(as(people.ada())))
                .hasStatus(409);
        assertThat(web.get().uri(page).with(as(people.ada()))).hasStatusOk();
    }

    @Test
    void ofTwoOwnersWhoRemoveEachOtherOneStays() throws Exception {
        in(people.ada(), () -> {
            members.changeRole(people.ada(), people.chloe().accountId(), Role.OWNER);
            return null;
        });
        Member ada = people.ada();
        Member chloe = workspaces
                .member(ada.workspaceSlug(), people.chloe().accountId())
                .orElseThrow();
        List<Callable<Boolean>> both = List.of(() -> removes(ada, chloe), () -> removes(chloe, ada));
        try (var pool = Executors.newFixedThreadPool(2)) {
            int removed = 0;
            for (var answer : pool.invokeAll(both)) {
                removed += answer.get() ? 1 : 0;
            }
            assertThat(removed).isOne();
        }
    }

    private boolean removes(Member me, Member other) {
        return catchThrowable(() -> in(me, () -> {
                    members.remove(me, other.accountId());
                    return null;
                }))
                == null;
    }

    @Test
    void adminsCannotTouchOwnersNorMakeThem() throws Exception {
        in(people.ada(), () -> {
            members.changeRole(people.ada(), people.chloe().accountId(), Role.ADMIN);
            return null;
        });
        Member chloe = workspaces
                .member(people.ada().workspaceSlug(), people.chloe().accountId())
                .orElseThrow();
        assertThatThrownBy(() -> in(chloe, () -> {
                    members.remove(chloe, people.ada().accountId());
                    return null;
                }))
                .isInstanceOf(RuleBroken.class);
        assertThatThrownBy(() -> in(chloe, () -> {
                    members.changeRole(chloe, people.dmitri().accountId(), Role.OWNER);
                    return null;
                }))
                .isInstanceOf(RuleBroken.class);
    }

    @Test
    void othersThanAdminsCannotRemoveOrPromoteAnybody() {
        assertThatThrownBy(() -> in(people.dmitri(), () -> {
                    members.remove(people.dmitri(), people.ben().accountId());
                    return null;
                }))
                .isInstanceOf(AccessDeniedException.class);
        assertThat(web.post()
                        .uri(page + "/{id}/role", people.ben().accountId())
                        .param("role", "ADMIN")
                        .with(as(people.ben())))
                .hasStatus(403)
                .bodyText()
                .contains("Your role");
    }

    @Test
    void anybodyMayLeave() {
        assertThat(web.post()
                        .uri(page + "/{id}/removal", people.ben().accountId())
                        .with(as(people.ben())))
                .hasRedirectedUrl("/workspaces");
        assertThat(web.get().uri(page).with(as(people.ben()))).hasStatus(404);
    }

    @Test
    void whatWasChangedIsSaid() {
        String ben = page + "/" + people.ben().accountId();
        assertThat(afterwards(web.post().uri(ben + "/role").param("role", "ADMIN")))
                .bodyText()
                .contains("Ben Okafor is admin now.");
        assertThat(afterwards(web.post().uri(ben + "/role").param("role", "X")))
                .bodyText()
                .contains("Not changed.", "That is no role.");
        assertThat(afterwards(web.post().uri(ben + "/removal"))).bodyText().contains("Ben Okafor is out");
    }

    /** What Ada sees next, in the same browser. */
    private MvcTestResult afterwards(MockMvcTester.MockMvcRequestBuilder act) {
        MvcTestResult done = act.with(as(people.ada())).exchange();
        assertThat(done).hasRedirectedUrl(page);
        return web.get()
                .uri(page)
                .session(new MockHttpSession())
                .cookie(done.getResponse().getCookie("roundtwo"))
                .with(as(people.ada()))
                .exchange();
    }

    @Test
    void programsAreCountedApart() {
        assertThat(web.get().uri(page).with(as(people.ada()))).bodyText().contains(">4 people in ");
        workspaces.join(people.ada().workspaceId(), accounts.openForProgram("Calendar"), Role.MEMBER);
        assertThat(web.get().uri(page).with(as(people.ada()))).bodyText().contains(">4 people and one program in ");
    }

    @Test
    void withOneWorkspaceThereIsNothingToChoose() {
        assertThat(web.get().uri("/workspaces").with(as(people.ben())))
                .hasRedirectedUrl("/w/" + people.ben().workspaceSlug());
        assertThat(web.get().uri("/workspaces?all=true").with(as(people.ben())))
                .as("unless one asks")
                .hasStatusOk()
                .bodyText()
                .contains(people.ben().workspaceName());
        workspaces.join(people.charlie().workspaceId(), people.ben().accountId(), Role.MEMBER);
        assertThat(web.get().uri("/workspaces").with(as(people.ben())))
                .hasStatusOk()
                .bodyText()
                .contains(people.ada().workspaceName(), people.charlie().workspaceName());
        assertThat(web.get().uri("/workspaces")).hasStatus(302).hasRedirectedUrl("/sign-in");
    }
}
