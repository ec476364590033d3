package dev.roundtwo.tenancy;

import static dev.roundtwo.Cast.form;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roundtwo.identity.Accounts;
import dev.roundtwo.identity.signin.SignInLinks;
import dev.roundtwo.platform.Ids;
import dev.roundtwo.platform.RuleBroken;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Who comes by an invitation: as whom, with which role, and that it is good for nobody else. */
class ArrivalTests extends InvitedTest {

    @Autowired
    Arrivals arrivals;

    @Autowired
    Accounts accounts;

    @Autowired
    SignInLinks links;

    @Test
    void aNewcomerOpensAnAccountAndIsIn() throws Exception {
        String path = path(invite(null, Role.MEMBER));
        assertThat(web.get().uri(path)).hasStatusOk().bodyText().contains("Your name", "Sign in");
        String email = Ids.next() + "@example.org";
        MvcTestResult short1 = join(path, "Ben Okafor", email, "short");
        assertThat(short1).hasStatus(422).bodyText().contains("Ben Okafor", email, "12 characters");
        MvcTestResult joined = join(path, "Ben Okafor", email, "three owls on a wire");
        assertThat(joined).hasRedirectedUrl("/w/" + ada.workspaceSlug());
        var cookie = Objects.requireNonNull(joined.getResponse().getCookie("roundtwo"));
        assertThat(web.get().uri("/w/" + ada.workspaceSlug() + "/people").cookie(cookie))
                .hasStatusOk();
    }

    /** The page says beforehand what becomes of the password, and so it goes. */
    @Test
    void aPasswordChosenHereHoldsUntilTheFirstMailLink() throws Exception {
        String path = path(invite(null, Role.MEMBER));
        assertThat(web.get().uri(path)).bodyText().contains("holds until your e-mail is confirmed");
        String email = Ids.next() + "@example.org";
        join(path, "Ben Okafor", email, "three owls on a wire");
        var ben = accounts.byEmail(email).orElseThrow();
        assertThat(ben.hasPassword()).isTrue();
        assertThat(web.post()
                        .uri("/sign-in/link/{token}", links.make(ben.id(), null))
                        .with(form()))
                .hasRedirectedUrl("/account?done=proven");
        assertThat(accounts.find(ben.id()).orElseThrow().hasPassword()).isFalse();
    }

    @Test
    void anEmailThatTheInvitationNamesIsTheOneThatCounts() throws Exception {
        String email = Ids.next() + "@example.org";
        String path = path(invite(email, Role.MEMBER));
        assertThat(web.get().uri(path)).bodyText().contains(email, "readonly");
        join(path, "Ben Okafor", "other-" + email, "");
        assertThat(accounts.byEmail(email)).isPresent();
        assertThat(accounts.byEmail("other-" + email)).isEmpty();
    }

    /** v5.0.0-6.4.1: a link that was passed on, or read by somebody else, lets nobody else in. */
    @Test
    void anInvitationForOneEmailIsForItsOwnerAlone() throws Exception {
        String email = Ids.next() + "@example.org";
        String token = token(invite(email, Role.ADMIN));
        assertThatThrownBy(() -> arrivals.join(
                        ada.workspaceSlug(), token, people.charlie().accountId()))
                .hasMessage("tenancy.invitation.other");
        var claimed = accounts.openUnproven(email.toUpperCase(Locale.ROOT), "Charlie", null);
        assertThatThrownBy(() -> arrivals.join(ada.workspaceSlug(), token, claimed.id()))
                .hasMessage("tenancy.invitation.unproven");
        assertThat(arrivals.look(ada.workspaceSlug(), token)).as("still good").isPresent();
        String mine = Ids.next() + "@example.org";
        String good = token(invite(mine, Role.ADMIN));
        var owner = accounts.open(mine, "Ben Okafor", null);
        assertThat(arrivals.join(ada.workspaceSlug(), good, owner.id()).role()).isEqualTo(Role.ADMIN);
    }

    /** v5.0.0-6.3.8: whether an e-mail has an account shows here, so one link is good for a few tries only. */
    @Test
    void anInvitationsLinkDoesNotTellOfManyEmailsWhetherTheyHaveAnAccount() throws Exception {
        String path = path(invite(null, Role.MEMBER));
        List<Integer> answers = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            answers.add(join(path, "Ben Okafor", people.charlie().email(), "")
                    .getResponse()
                    .getStatus());
        }
        assertThat(answers.subList(0, 10)).containsOnly(422);
        assertThat(answers.subList(10, 12)).containsOnly(429);
    }

    @Test
    void ofTwoNewcomersAtOnceOneIsInAndTheOtherLeavesNoAccount() throws Exception {
        String path = path(invite(null, Role.MEMBER));
        List<String> emails = List.of(Ids.next() + "@example.org", Ids.next() + "@example.org");
        List<Callable<Integer>> both = emails.stream()
                .<Callable<Integer>>map(email ->
                        () -> join(path, "Ben Okafor", email, "").getResponse().getStatus())
                .toList();
        try (var pool = Executors.newFixedThreadPool(2)) {
            List<Integer> answers = new ArrayList<>();
            for (var answer : pool.invokeAll(both)) {
                answers.add(answer.get());
            }
            assertThat(answers).containsExactlyInAnyOrder(302, 410);
        }
        assertThat(emails.stream().filter(email -> accounts.byEmail(email).isPresent()))
                .hasSize(1);
    }

    @Test
    void theSameAccountTwiceIsOneMembership() throws Exception {
        String token = token(invite(null, Role.ADMIN));
        Member first =
                arrivals.join(ada.workspaceSlug(), token, people.charlie().accountId());
        Member second =
                arrivals.join(ada.workspaceSlug(), token, people.charlie().accountId());
        assertThat(second).isEqualTo(first);
        assertThatThrownBy(() -> arrivals.join(
                        ada.workspaceSlug(),
                        token,
                        accounts.open(Ids.next() + "@example.org", "Ben Okafor", null)
                                .id()))
                .isInstanceOf(RuleBroken.class);
    }

    @Test
    void whoIsHereAlreadyKeepsTheirRoleAndLeavesTheInvitationOpen() throws Exception {
        String token = token(invite(null, Role.ADMIN));
        assertThat(arrivals.join(ada.workspaceSlug(), token, people.ben().accountId())
                        .role())
                .isEqualTo(Role.MEMBER);
        assertThat(arrivals.look(ada.workspaceSlug(), token)).isPresent();
    }

    @Test
    void whoIsOfTheDemoStaysThere() throws Exception {
        String token = token(invite(null, Role.MEMBER));
        var ghost = accounts.openForDemo(Ids.next() + "@demo.invalid", "Ben Okafor");
        assertThatExceptionOfType(RuleBroken.class)
                .isThrownBy(() -> arrivals.join(ada.workspaceSlug(), token, ghost.id()))
                .satisfies(broken -> assertThat(broken.code()).isEqualTo("tenancy.invitation.demo"));
        assertThat(arrivals.look(ada.workspaceSlug(), token)).isPresent();
    }

    private MvcTestResult join(String path, String name, String email, String password) {
        return web.post()
                .uri(path + "/account")
                .param("name", name)
                .param("email", email)
                .param("password", password)
                .with(form())
                .exchange();
    }
}
