package dev.roundtwo.tenancy;

import static dev.roundtwo.Cast.as;
import static dev.roundtwo.Cast.in;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.platform.Secrets;
import dev.roundtwo.platform.time.Backdated;
import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

/** Who may invite whom, how long a link is good, and what is kept of it. */
class InvitationTests extends InvitedTest {

    @Autowired
    JdbcClient sql;

    @Autowired
    TransactionTemplate transaction;

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
    void nobodyIsFloodedWithInvitations() {
        for (int i = 0; i < 3; i++) {
            invite("ben@example.org", Role.MEMBER);
        }
        assertThatThrownBy(() -> invite("Ben@Example.org", Role.MEMBER))
                .hasStackTraceContaining("tenancy.invitation.many");
        assertThat(invite("charlie@example.org", Role.MEMBER)).contains("/invitations/");
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
}
