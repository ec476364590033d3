package dev.roundtwo.tenancy.notices;

import static dev.roundtwo.Cast.as;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtwo.ModuleTest;
import dev.roundtwo.StatementCounter;
import dev.roundtwo.platform.Ids;
import dev.roundtwo.platform.time.Backdated;
import dev.roundtwo.tenancy.Member;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ModuleTest
class InboxTests extends NoticesTest {

    @Autowired
    MockMvcTester web;

    @Autowired
    Inbox inbox;

    Member ben;
    String at;

    @BeforeEach
    void atBens() {
        ben = people.ben();
        at = "/w/" + ben.workspaceSlug() + "/notices";
    }

    @Test
    void unreadOnesStandInTheInboxUntilTheyAreRead() {
        assertThat(get(at)).hasStatusOk().bodyText().contains("All read", "Notices, none unread");
        UUID first = tell(ben, NoticeKind.CHANGE, "It was moved");
        tell(ben, NoticeKind.MATCH, "A partner");
        assertThat(get(at)).bodyText().contains("It was moved", "A partner", "Notices, 2 unread");
        assertThat(post(at + "/" + first + "/reading")).hasStatus(302);
        assertThat(get(at)).bodyText().doesNotContain("It was moved").contains("A partner", "Notices, 1 unread");
        assertThat(get(at + "?all=true")).bodyText().contains("It was moved", "A partner");
        assertThat(get("/w/" + ben.workspaceSlug())).bodyText().contains("Notices, 1 unread");
        assertThat(get(at + "/bell")).bodyText().contains("Notices, 1 unread").doesNotContain("<html");
    }

    @Test
    void readingAllReadsWhatThePageShowedAndNothingThatCameSince() {
        tell(ben, NoticeKind.CHANGE, "It was moved");
        long newest = within(ben, () -> inbox.page(ben, true, null).getFirst().number());
        tell(ben, NoticeKind.MATCH, "Came since");
        assertThat(post(at + "/readings?newest=" + newest)).hasStatus(302);
        assertThat(get(at)).bodyText().doesNotContain("It was moved").contains("Came since");
    }

    @Test
    void whatIsByMailAloneIsNotInTheInbox() {
        prefer(ben, NoticeKind.MATCH, false, MailTime.AT_ONCE, "", "", 8);
        UUID hidden = tell(ben, NoticeKind.MATCH, "By mail alone");
        assertThat(get(at + "?all=true")).bodyText().doesNotContain("By mail alone");
        assertThat(get(at + "/bell")).bodyText().contains("Notices, none unread");
        assertThat(post(at + "/" + hidden + "/reading")).hasStatus(404);
    }

    @Test
    void readingIsToldToOtherPagesAndKeepsItsFirstTime() {
        UUID one = tell(ben, NoticeKind.CHANGE, "It was moved");
        tell(ben, NoticeKind.MATCH, "A partner");
        int before = rings(ben);
        post(at + "/" + one + "/reading");
        assertThat(rings(ben)).isEqualTo(before + 1);
        String first = readAt(one);
        post(at + "/" + one + "/reading");
        post(at + "/readings?newest=" + Long.MAX_VALUE);
        assertThat(readAt(one)).isEqualTo(first);
        assertThat(rings(ben)).isEqualTo(before + 3);
    }

    @Test
    void whatIsOlderThanHalfAYearIsForgotten() {
        tellAt("2019-01-01T00:00:00Z", notice(Ids.next(), ben, NoticeKind.CHANGE, "An old one"));
        tellAt("2019-01-01T00:00:02Z", notice(Ids.next(), ben, NoticeKind.CHANGE, "A newer one"));
        Backdated.at(Instant.parse("2019-06-30T00:00:01Z"), inbox::forget);
        assertThat(get(at + "?all=true"))
                .bodyText()
                .contains("A newer one", "Notices, 1 unread")
                .doesNotContain("An old one");
    }

    @Test
    void pagesGoByKey() {
        for (int i = 0; i < Inbox.PAGE + 5; i++) {
            tell(ben, NoticeKind.CHANGE, "Number %02d.".formatted(i));
        }
        List<NoticeRow> first = within(ben, () -> inbox.page(ben, true, null));
        String older = "before=" + first.get(Inbox.PAGE - 1).number();
        assertThat(get(at))
                .bodyText()
                .contains("Number 34.", "Number 05.", older)
                .doesNotContain("Number 04.");
        assertThat(get(at + "?" + older))
                .bodyText()
                .contains("Number 04.", "Number 00.", "The newest")
                .doesNotContain("Number 05.", "before=");
    }

    @Test
    void nobodyReadsOrMarksWhatOthersWereTold() {
        UUID notice = tell(ben, NoticeKind.CHANGE, "For Ben alone");
        Member ada = people.ada();
        assertThat(web.get().uri(at + "?all=true").with(as(ada)).exchange())
                .hasStatusOk()
                .bodyText()
                .doesNotContain("For Ben alone");
        assertThat(web.post().uri(at + "/" + notice + "/reading").with(as(ada)).exchange())
                .hasStatus(404);
        assertThat(web.get().uri(at).with(as(people.charlie())).exchange()).hasStatus(404);
        assertThat(web.get().uri(at + "/events").with(as(people.charlie())).exchange())
                .hasStatus(404);
        assertThat(web.post()
                        .uri(at + "/" + notice + "/reading")
                        .with(as(people.charlie()))
                        .exchange())
                .hasStatus(404);
        assertThat(web.post()
                        .uri(at + "/readings?newest=" + Long.MAX_VALUE)
                        .with(as(ada))
                        .exchange())
                .hasStatus(302);
        assertThat(within(ben, () -> inbox.unread(ben))).isEqualTo(1);
    }

    @Test
    void aPageCostsOneStatementForTheBellHoweverMuchThereIs() throws Exception {
        String page = "/w/" + ben.workspaceSlug() + "/notices/preferences";
        get(page);
        List<String> none = StatementCounter.during(() -> get(page));
        for (int i = 0; i < 40; i++) {
            tell(ben, NoticeKind.CHANGE, "Number " + i);
        }
        List<String> many = StatementCounter.during(() -> get(page));
        assertThat(many).hasSameSizeAs(none);
        assertThat(many)
                .filteredOn(statement -> statement.matches("(?s).*from notice\\s.*"))
                .hasSize(1);
        List<String> list = StatementCounter.during(() -> get(at));
        assertThat(list)
                .filteredOn(statement -> statement.matches("(?s).*from notice\\s.*"))
                .hasSize(2);
    }

    @Test
    void namesInNoticesAreWordsAndNeverMarkup() {
        tell(ben, NoticeKind.CHANGE, "<script>alert(1)</script>");
        assertThat(get(at)).bodyText().doesNotContain("<script>alert").contains("&lt;script&gt;alert(1)");
    }

    private String readAt(UUID notice) {
        return within(ben, () -> sql.sql("select read_at::text from notice where id = ?")
                .param(notice)
                .query(String.class)
                .single());
    }

    private MvcTestResult get(String path) {
        return web.get().uri(path).with(as(ben)).exchange();
    }

    private MvcTestResult post(String path) {
        return web.post().uri(path).with(as(ben)).exchange();
    }
}
