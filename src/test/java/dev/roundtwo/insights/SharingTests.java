package dev.roundtwo.insights;

import static dev.roundtwo.Cast.as;
import static dev.roundtwo.Cast.in;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtwo.StatementCounter;
import dev.roundtwo.identity.Regional;
import dev.roundtwo.insights.progress.OwnProgress;
import dev.roundtwo.practice.Club;
import dev.roundtwo.practice.GroupProgress;
import dev.roundtwo.practice.groups.Memberships;
import dev.roundtwo.tenancy.Member;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** A result is its owner's: leads see it while it is shared with them, and nothing of it before or after. */
class SharingTests extends PastTest {

    @Autowired
    OwnProgress progress;

    @Autowired
    GroupProgress ofGroup;

    UUID talk;

    @BeforeEach
    void oneTalk() throws Exception {
        Instant start = Instant.now().minus(Duration.ofDays(4));
        talk = past.talked(dmitri, ben, past.set(dmitri), start, Duration.ofMinutes(50), group);
        past.scores(dmitri, talk, 3);
        past.scores(ben, talk, 2);
        past.settled(ben);
    }

    @Test
    void nothingIsSharedUntilSomebodyShares() throws Exception {
        assertThat(seen(chloe).signals()).isEmpty();
        assertThat(seen(chloe).of(ben.accountId())).isEqualTo(new GroupProgress.Part(ben.accountId(), 1, 0, 0));
        assertThat(body(chloe, "/groups/" + group))
                .contains("Nobody shares a result")
                .doesNotContain("Reliability under failure");
    }

    @Test
    void leadsSeeWhatIsSharedUntilItIsTakenBack() throws Exception {
        assertThat(post(ben, talk, "")).hasStatus3xxRedirection();
        assertThat(seen(chloe).signals()).hasSize(5).allSatisfy(one -> {
            assertThat(one.mean()).isEqualByComparingTo("3.0");
            assertThat(one.people()).isEqualTo(1);
        });
        assertThat(body(chloe, "/groups/" + group)).contains("Reliability under failure");
        assertThat(body(dmitri, "/groups/" + group)).as("not a lead").doesNotContain("Reliability under failure");
        var plain = in(dmitri, () -> ofGroup.of(dmitri, group, List.of(ben.accountId()), false));
        assertThat(plain.signals()).isEmpty();
        assertThat(plain.of(ben.accountId()).shared()).isZero();
        assertThat(post(ben, talk, "/removal")).hasStatus3xxRedirection();
        assertThat(seen(chloe).signals()).isEmpty();
        assertThat(body(chloe, "/groups/" + group)).doesNotContain("Reliability under failure");
        assertThat(past.rows(ben, "select interview_id from insight_share")).isEmpty();
    }

    @Test
    void whatIsSharedWithOneGroupIsNotWithAnotherAndTakingBackTakesOnesOwnAlone() throws Exception {
        UUID other = new Club(house)
                .group(chloe, "WEEKLY", LocalDate.now().plusDays(9).toString(), false, ben, dmitri);
        post(ben, talk, "");
        post(dmitri, talk, "");
        List<UUID> both = List.of(ben.accountId(), dmitri.accountId());
        assertThat(in(chloe, () -> ofGroup.of(chloe, other, both, true)).signals())
                .isEmpty();
        assertThat(body(chloe, "/groups/" + other)).doesNotContain("Reliability under failure");
        post(ben, talk, "/removal");
        assertThat(past.rows(chloe, "select account_id from insight_share"))
                .containsExactly(dmitri.accountId().toString());
    }

    @Test
    void onlyOnesOwnIsSharedAndOnlyWithAGroupOneBelongsTo() throws Exception {
        assertThat(post(chloe, talk, "")).as("she was not in it").hasStatus(404);
        UUID hers = new Club(house)
                .group(chloe, "WEEKLY", LocalDate.now().plusDays(9).toString(), false);
        assertThat(web.post()
                        .uri(at(ben, "/progress/" + talk + "/shares"))
                        .param("group", hers.toString())
                        .with(as(ben))
                        .exchange())
                .hasStatus(404);
        assertThat(past.rows(ben, "select interview_id from insight_share")).isEmpty();
    }

    @Test
    void whatWasDoneIsSaidAtTheInterviewAndWithoutAGroupNothingIsDone() throws Exception {
        assertThat(told(post(ben, talk, ""))).isEqualTo("insights.share.done");
        assertThat(told(post(ben, talk, "/removal"))).isEqualTo("insights.share.back");
        MvcTestResult none = web.post()
                .uri(at(ben, "/progress/" + talk + "/shares"))
                .param("group", "")
                .with(as(ben))
                .exchange();
        assertThat(none).hasStatus3xxRedirection();
        assertThat(told(none)).isEqualTo("insights.share.which");
        assertThat(past.rows(ben, "select interview_id from insight_share")).isEmpty();
    }

    private static Object told(MvcTestResult result) {
        return result.getMvcResult().getFlashMap().get("told");
    }

    @Test
    void whoIsRemovedFromTheGroupAndComesBackSharesNothing() throws Exception {
        post(ben, talk, "");
        post(dmitri, talk, "");
        in(chloe, () -> {
            house.getBean(Memberships.class).remove(chloe, group, ben.accountId());
            return "";
        });
        new Club(house).joins(ben, group, chloe);
        assertThat(seen(chloe).of(ben.accountId()).shared()).isZero();
        assertThat(seen(chloe).of(dmitri.accountId()).shared()).as("his stays").isEqualTo(1);
    }

    @Test
    void whoLeavesTheGroupIsSeenNoMore() throws Exception {
        post(ben, talk, "");
        past.sql(
                chloe, "delete from practice_membership where group_id = ? and account_id = ?", group, ben.accountId());
        assertThat(body(chloe, "/groups/" + group)).doesNotContain("Reliability under failure");
    }

    @Test
    void onesOwnPageShowsLevelsTalksAndWhoSeesThem() throws Exception {
        assertThat(body(ben, "/progress"))
                .contains("Reliability under failure", "<svg", "Share with the leads of Thursdays")
                .doesNotContain("style=");
        post(ben, talk, "");
        assertThat(body(ben, "/progress")).contains("Take it back from the leads of Thursdays");
        assertThat(body(dmitri, "/progress")).as("Ben's card on him").contains("Mean level </span>2.0");
        assertThat(body(ben, "/progress/results"))
                .startsWith("\uFEFFinterview,")
                .contains("," + "\"Reliability under failure\",3");
    }

    @Test
    void pagesTakeFewStatementsHoweverManyTalks() throws Exception {
        int one = StatementCounter.during(() -> in(ben, () -> progress.page(ben, Regional.DEFAULT)))
                .size();
        assertThat(one).isLessThan(9);
        for (int i = 0; i < 3; i++) {
            past.talked(
                    dmitri,
                    ben,
                    past.set(dmitri),
                    Instant.now().minus(Duration.ofDays(9 + i)),
                    Duration.ofMinutes(30),
                    group);
        }
        past.settled(ben);
        assertThat(StatementCounter.during(() -> in(ben, () -> progress.page(ben, Regional.DEFAULT))))
                .hasSize(one);
        assertThat(StatementCounter.during(() -> seen(chloe))).hasSizeLessThan(6);
    }

    private GroupProgress.Shown seen(Member lead) throws Exception {
        return in(lead, () -> ofGroup.of(lead, group, List.of(ben.accountId(), dmitri.accountId()), true));
    }

    private MvcTestResult post(Member who, UUID interview, String tail) {
        return web.post()
                .uri(at(who, "/progress/" + interview + "/shares" + tail))
                .param("group", group.toString())
                .with(as(who))
                .exchange();
    }

    private String body(Member who, String path) throws Exception {
        return web.get()
                .uri(at(who, path))
                .with(as(who))
                .exchange()
                .getResponse()
                .getContentAsString();
    }

    private static String at(Member who, String path) {
        return "/w/" + who.workspaceSlug() + path;
    }
}
