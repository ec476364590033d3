package dev.roundtwo.tenancy;

import static dev.roundtwo.Cast.as;
import static dev.roundtwo.Cast.form;
import static dev.roundtwo.Cast.in;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.roundtwo.Cast;
import dev.roundtwo.ModuleTest;
import dev.roundtwo.identity.Accounts;
import dev.roundtwo.platform.Ids;
import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.platform.limits.Allowances;
import dev.roundtwo.platform.limits.Limited;
import dev.roundtwo.platform.limits.Quotas;
import dev.roundtwo.questions.QuestionSets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

/** What a workspace may have at all holds also when two come at once (v5.0.0-2.3.2, v5.0.0-2.3.3, v5.0.0-15.2.2). */
@ModuleTest
class QuotaTests {

    @Autowired
    MockMvcTester web;

    @Autowired
    Cast cast;

    @Autowired
    Workspaces workspaces;

    @Autowired
    Accounts accounts;

    @Autowired
    Allowances allowances;

    @Autowired
    Quotas quotas;

    @Autowired
    Invitations invitations;

    @Autowired
    QuestionSets sets;

    @Autowired
    TransactionTemplate transaction;

    Member ada;
    Member charlie;

    @BeforeEach
    void gather() {
        ada = cast.people().ada();
        charlie = cast.people().charlie();
    }

    @Test
    void ofTwoWhoJoinAtOnceTheOneForWhomThereIsRoomIsIn() throws Exception {
        grant(Limited.MEMBERS, 5L); // four are there
        List<Callable<Member>> joins = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            UUID account = accounts.open(Ids.next() + "@example.org", "Ben Okafor", null)
                    .id();
            joins.add(() -> workspaces.join(ada.workspaceId(), account, Role.MEMBER));
        }
        int in = 0;
        try (var all = Executors.newFixedThreadPool(4)) {
            for (Future<Member> one : all.invokeAll(joins)) {
                try {
                    one.get();
                    in++;
                } catch (ExecutionException refused) {
                    assertThat(refused.getCause())
                            .isInstanceOf(RuleBroken.class)
                            .hasMessage("platform.quota.members");
                }
            }
        }
        assertThat(in).isEqualTo(1);
    }

    @Test
    void whoComesByALinkIsToldThatThereIsNoRoomAndTheLinkStaysGood() throws Exception {
        String link = in(ada, () -> invitations.invite(ada, null, Role.MEMBER));
        String path = link.substring(link.indexOf("/invitations/"));
        grant(Limited.MEMBERS, 4L);
        String email = Ids.next() + "@example.org";
        assertThat(newcomer(path, email))
                .hasStatus(422)
                .bodyText()
                .contains("may have 4 members", "Ben Okafor", email)
                .doesNotContain("password-error");
        assertThat(accounts.byEmail(email)).isEmpty();
        assertThat(web.post().uri(path + "/membership").with(as(charlie)))
                .hasStatus(409)
                .bodyText()
                .contains("may have 4 members");
        grant(Limited.MEMBERS, 5L);
        assertThat(newcomer(path, email)).hasRedirectedUrl("/w/" + ada.workspaceSlug());
    }

    private MvcTestResult newcomer(String path, String email) {
        return web.post()
                .uri(path + "/account")
                .param("name", "Ben Okafor")
                .param("email", email)
                .param("password", "")
                .with(form())
                .exchange();
    }

    @Test
    void whoIsAMemberAlreadyComesBackThoughItIsFull() throws Exception {
        grant(Limited.MEMBERS, 1L);
        assertThat(workspaces
                        .join(ada.workspaceId(), ada.accountId(), Role.MEMBER)
                        .role())
                .isEqualTo(Role.OWNER);
    }

    @Test
    void aFullStoreTakesNothingNewAndSaysWhichQuotaAndWhatToDo() throws Exception {
        in(ada, () -> sets.create(ada, "Before", ""));
        in(
                ada,
                () -> transaction.execute(status -> {
                    quotas.measure();
                    return "";
                }));
        grant(Limited.STORAGE, 0L);
        Throwable refused = catchThrowable(() -> in(ada, () -> sets.create(ada, "After", "")));
        assertThat(refused).isInstanceOf(RuleBroken.class).hasMessage("platform.quota.storage");
        assertThat(web.get()
                        .uri("/w/" + ada.workspaceSlug() + "/settings/limits")
                        .with(as(ada)))
                .hasStatusOk()
                .bodyText()
                .contains("used up its 0 MB", "ask an operator");
    }

    @Test
    void whatIsMeasuredGrowsWithWhatIsKept() throws Exception {
        long before = measured();
        in(ada, () -> sets.create(ada, "A set", "x".repeat(1_000)));
        assertThat(measured() - before).isBetween(100L, 20_000L);
    }

    private long measured() throws Exception {
        return in(
                ada,
                () -> transaction.execute(status -> {
                    quotas.measure();
                    return quotas.storedBytes();
                }));
    }

    private void grant(Limited what, Long amount) throws Exception {
        in(
                ada,
                () -> transaction.execute(status -> {
                    allowances.grant(what, amount);
                    return "";
                }));
    }
}
