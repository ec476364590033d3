package dev.roundtwo.tenancy;

import static dev.roundtwo.Cast.as;
import static dev.roundtwo.Cast.form;
import static dev.roundtwo.Cast.in;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roundtwo.Cast;
import dev.roundtwo.ModuleTest;
import dev.roundtwo.identity.Accounts;
import dev.roundtwo.platform.Ids;
import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.platform.Secrets;
import dev.roundtwo.platform.time.Backdated;
import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

@ModuleTest
class InvitationTests {

    @Autowired
    MockMvcTester web;

    @Autowired
    Cast cast;

    @Autowired
    Invitations invitations;

    @Autowired
    Arrivals arrivals;

    @Autowired
    Accounts accounts;

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
    void anInvitationIsShownOnceAndBringsSomebodyIn() throws Exception {
        String people = "/w/" + ada.workspaceSlug() + "/people";
        MvcTestResult made = web.post()
                .uri(people + "/invitations")
                .param("role", "INTERVIEWER")
                .with(as(ada))
                .exchange();
        assertThat(made).hasRedirectedUrl(people);
        Cookie session = made.getResponse().getCookie("roundtwo");
        Matcher link = Pattern.compile("/invitations/" + ada.workspaceSlug() + "/([\\w-]{43})")
                .matcher(web.get()
                        .uri(people)
                        .cookie(session)
                        .with(as(ada))
                        .exchange()
                        .getResponse()
                        .getContentAsString());
        assertThat(link.find()).isTrue();
        assertThat(web.get().uri(people).cookie(session).with(as(ada)))
                .bodyText()
                .contains("By link")
                .doesNotContain(link.group(1));
        assertThat(invitationsOpen()).as("nothing of it was made twice").hasSize(1);

        assertThat(web.get().uri(link.group()).with(as(this.people.charlie())))
                .hasStatusOk()
                .bodyText()
                .contains("Join as Charlie", ada.workspaceName());
        assertThat(web.post().uri(link.group() + "/membership").with(as(this.people.charlie())))
                .hasRedirectedUrl("/w/" + ada.workspaceSlug());
        assertThat(web.get().uri(people).with(as(this.people.charlie()))).hasStatusOk();
        assertThat(web.get().uri(link.group()).with(as(this.people.ben()))).hasStatus(410);
    }

    @Test
    void aRefusedInvitationIsTypedAgainAndItsAddressLeadsBack() {
        String people = "/w/" + ada.workspaceSlug() + "/people";
        assertThat(web.post()
                        .uri(people + "/invitations")
                        .param("email", "charlie at home")
                        .param("role", "MEMBER")
                        .with(as(ada)))
                .hasStatus(422)
                .bodyText()
                .contains("charlie at home", "Write the e-mail as", "aria-invalid=\"true\"");
        assertThat(web.get().uri(people + "/invitations").with(as(ada))).hasRedirectedUrl(people + "#invite");
    }

    private List<InvitationRow> invitationsOpen() throws Exception {
        return in(ada, () -> invitations.open(ada));
    }

    @Test
    void aNewcomerOpensAnAccountAndIsIn() throws Exception {
        String path = path(invite(null, Role.MEMBER));
        assertThat(web.get().uri(path)).hasStatusOk().bodyText().contains("Your name", "Sign in");
        String email = Ids.next() + "@example.org";
        MvcTestResult short1 = join(path, "Ben Okafor", email, "short");
        assertThat(short1).hasStatus(422).bodyText().contains("Ben Okafor", email, "12 characters");
        MvcTestResult joined = join(path, "Ben Okafor", email, "three owls on a wire");
        assertThat(joined).hasRedirectedUrl("/w/" + ada.workspaceSlug());
        var cookie = java.util.Objects.requireNonNull(joined.getResponse().getCookie("roundtwo"));
        assertThat(web.get().uri("/w/" + ada.workspaceSlug() + "/people").cookie(cookie))
                .hasStatusOk();
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
        var claimed = accounts.openUnproven(email.toUpperCase(java.util.Locale.ROOT), "Charlie", null);
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
    void nobodyIsFloodedWithInvitations() {
        for (int i = 0; i < 3; i++) {
            invite("ben@example.org", Role.MEMBER);
        }
        assertThatThrownBy(() -> invite("Ben@Example.org", Role.MEMBER))
                .hasStackTraceContaining("tenancy.invitation.many");
        assertThat(invite("charlie@example.org", Role.MEMBER)).contains("/invitations/");
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

    @Test
    void anInvitationIsGoodForSevenDays() throws Exception {
        List<String> links = new ArrayList<>();
        Instant now = Instant.now();
        Backdated.at(now.minus(Duration.ofDays(7)).plusSeconds(60), () -> links.add(invite(null, Role.MEMBER)));
        Backdated.at(now.minus(Duration.ofDays(7)).minusSeconds(1), () -> links.add(invite(null, Role.MEMBER)));
        assertThat(web.get().uri(path(links.get(0)))).hasStatusOk();
        assertThat(web.get().uri(path(links.get(1)))).hasStatus(410).bodyText().contains("older than 7 days");
    }

    @Test
    void aWithdrawnInvitationIsOverAtOnce() throws Exception {
        String path = path(invite(null, Role.MEMBER));
        InvitationRow open = in(ada, () -> invitations.open(ada)).getFirst();
        assertThat(web.post()
                        .uri("/w/{slug}/people/invitations/{id}/withdrawal", ada.workspaceSlug(), open.id())
                        .with(as(ada)))
                .hasStatus(302);
        assertThat(web.get().uri(path)).hasStatus(410);
        assertThat(web.post().uri(path + "/membership").with(as(people.charlie())))
                .hasStatus(409);
    }

    @Test
    void onlyAdminsInviteAndNobodyAboveThemselves() throws Exception {
        assertThat(web.post()
                        .uri("/w/{slug}/people/invitations", ada.workspaceSlug())
                        .param("role", "MEMBER")
                        .with(as(people.dmitri())))
                .hasStatus(403);
        Member admin = new Member(
                ada.accountId(),
                ada.workspaceId(),
                ada.workspaceSlug(),
                ada.workspaceName(),
                Role.ADMIN,
                ada.name(),
                ada.email());
        assertThatThrownBy(() -> in(admin, () -> invitations.invite(admin, null, Role.OWNER)))
                .isInstanceOf(RuleBroken.class);
    }

    @Test
    void aWrongEmailIsToldBesideItsFieldWithWhatWasTyped() {
        assertThat(web.post()
                        .uri("/w/{slug}/people/invitations", ada.workspaceSlug())
                        .param("role", "MEMBER")
                        .param("email", "not an address")
                        .with(as(ada)))
                .hasStatus(422)
                .bodyText()
                .contains("not an address", "name@example.org", "aria-invalid");
    }

    @Test
    void onlyTheDigestOfATokenIsStored() throws Exception {
        String token = token(invite(null, Role.MEMBER));
        List<String> digests = in(
                ada,
                () -> transaction.execute(status -> sql.sql("select digest from invitation")
                        .query(String.class)
                        .list()));
        assertThat(digests).contains(Secrets.digest(token)).doesNotContain(token);
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

    private String invite(@org.jspecify.annotations.Nullable String email, Role role) {
        try {
            return in(ada, () -> invitations.invite(ada, email, role));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static String path(String link) {
        return link.substring(link.indexOf("/invitations/"));
    }

    private static String token(String link) {
        return link.substring(link.lastIndexOf('/') + 1);
    }
}
