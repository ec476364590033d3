package dev.roundtwo.tenancy.notices;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtwo.Cast;
import dev.roundtwo.ModuleTest;
import dev.roundtwo.platform.Ids;
import dev.roundtwo.platform.time.Backdated;
import dev.roundtwo.tenancy.Member;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The link that stands in each mail and ends such mails (RFC 8058), followed by nobody in particular. */
@ModuleTest
class StopTests extends NoticesTest {

    @Autowired
    MockMvcTester web;

    @Autowired
    DueMails due;

    Member ben;

    @BeforeEach
    void benIsTold() {
        ben = people.ben();
        tell(ben, NoticeKind.MATCH, "First");
    }

    @Test
    void aMailProgramEndsMailsOfThatKindWithOnePostAndNoOthers() {
        assertThat(oneClick(link())).hasStatusOk();
        tell(ben, NoticeKind.MATCH, "Second");
        tell(ben, NoticeKind.CHANGE, "Of another kind");
        assertThat(mails(ben)).containsExactly("First", "Of another kind");
        assertThat(shown("Second")).isTrue();
    }

    @Test
    void readingTheLinkChangesNothing() {
        MvcTestResult page = web.get().uri(link()).exchange();
        assertThat(page)
                .hasStatusOk()
                .bodyText()
                .contains("Stop these mails?", "Partners of " + ben.workspaceName(), "Stop them");
        web.get().uri(link() + "/undoing").exchange();
        tell(ben, NoticeKind.MATCH, "Second");
        assertThat(mails(ben)).containsExactly("First", "Second");
    }

    @Test
    void whatWasEndedIsTakenBackOnThePage() {
        assertThat(oneClick(link())).bodyText().contains("No more of these mails", "Send them again");
        assertThat(web.post().uri(link() + "/undoing").exchange()).bodyText().contains("Stop these mails?");
        tell(ben, NoticeKind.MATCH, "Second");
        assertThat(mails(ben)).containsExactly("First", "Second");
    }

    @Test
    void lookingAtTheLinkThatTakesItBackTakesNothingBack() {
        oneClick(link());
        assertThat(web.get().uri(link() + "/undoing").exchange()).bodyText().contains("No more of these mails");
        tell(ben, NoticeKind.MATCH, "Second");
        assertThat(mails(ben)).containsExactly("First");
    }

    @Test
    void endingTwiceForgetsNothingOfWhatWas() {
        prefer(ben, NoticeKind.MATCH, true, MailTime.DIGEST, "", "", 8);
        oneClick(link());
        oneClick(link());
        web.post().uri(link() + "/undoing").exchange();
        assertThat(within(ben, () -> preferences.of(ben)).choice(NoticeKind.MATCH))
                .isEqualTo(new Choice(true, MailTime.DIGEST));
    }

    @Test
    void whatWaitsForItsHourIsEndedTooAndNothingElseThatWaits() {
        zone(ben, "Europe/Berlin");
        prefer(ben, NoticeKind.MATCH, true, MailTime.AT_ONCE, "22:00", "07:00", 8);
        tellAt("2030-01-10T22:00:00Z", notice(Ids.next(), ben, NoticeKind.MATCH, "Second"));
        tellAt("2030-01-10T22:00:00Z", notice(Ids.next(), ben, NoticeKind.CHANGE, "It was moved"));
        oneClick(link());
        Backdated.at(Instant.parse("2030-01-11T06:00:00Z"), due::send);
        assertThat(mails(ben)).containsExactly("First", "It was moved");
    }

    @Test
    void theDaysMailHasALinkThatEndsTheDaysMailAndNoOthers() {
        zone(ben, "Europe/Berlin");
        tell(ben, NoticeKind.GROUP, "You were let in");
        Backdated.at(Instant.parse("2030-01-11T07:00:00Z"), due::send);
        String daily = linkOf("One thing in " + ben.workspaceName() + " today");
        assertThat(oneClick(daily)).hasStatusOk().bodyText().contains("No more daily mails");
        tell(ben, NoticeKind.GROUP, "Another");
        tell(ben, NoticeKind.MATCH, "Second");
        Backdated.at(Instant.parse("2030-01-12T07:00:00Z"), due::send);
        assertThat(mails(ben)).containsExactly("First", "One thing in " + ben.workspaceName() + " today", "Second");
        web.post().uri(daily + "/undoing").exchange();
        assertThat(within(ben, () -> preferences.of(ben)).choice(NoticeKind.GROUP))
                .isEqualTo(new Choice(true, MailTime.DIGEST));
    }

    @Test
    void undoingBringsBackWhatWasAndNothingThatWasNotEndedHere() {
        prefer(ben, NoticeKind.MATCH, true, MailTime.NONE, "", "", 8);
        web.post().uri(link() + "/undoing").exchange();
        tell(ben, NoticeKind.MATCH, "Second");
        assertThat(mails(ben)).containsExactly("First");
    }

    @Test
    void whatOneHasToKnowIsThenInTheInbox() {
        prefer(ben, NoticeKind.CHANGE, false, MailTime.AT_ONCE, "", "", 8);
        tell(ben, NoticeKind.CHANGE, "By mail alone");
        oneClick(linkOf("By mail alone"));
        tell(ben, NoticeKind.CHANGE, "Moved");
        assertThat(shown("Moved")).isTrue();
        assertThat(mails(ben)).doesNotContain("Moved");
    }

    @Test
    void linksThatAreNotOursSaySoAndEndNothing() {
        String link = link();
        String other = link.substring(0, link.length() - 3) + (link.endsWith("AAA") ? "BBB" : "AAA");
        for (String wrong :
                new String[] {other, "/unsubscribe/kept.", "/unsubscribe/x", "/unsubscribe/" + Ids.next()}) {
            assertThat(oneClick(wrong)).hasStatus(404).bodyText().contains("This link ends nothing");
            assertThat(web.get().uri(wrong).exchange()).hasStatus(404);
        }
        within(people.ada(), () -> sql.sql("delete from member where account_id = ?")
                .param(ben.accountId())
                .update());
        assertThat(oneClick(link)).hasStatus(404).bodyText().contains("no longer belong to the workspace");
    }

    @Test
    void theLinkIsAStrangersToo() {
        String link = link();
        assertThat(web.post().uri(link).with(Cast.as(people.charlie())).exchange())
                .hasStatusOk();
        assertThat(web.get().uri("/w/" + ben.workspaceSlug() + "/notices").exchange())
                .as("and opens nothing else")
                .hasStatus(302);
    }

    private MvcTestResult oneClick(String link) {
        return web.post()
                .uri(link)
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .content("List-Unsubscribe=One-Click")
                .exchange();
    }

    private String link() {
        return linkOf("First");
    }

    private String linkOf(String subject) {
        String url =
                sql.sql("""
                select payload ->> 'unsubscribe' from delivery where payload ->> 'to' = ? and payload ->> 'subject' = ?
                """).params(ben.email(), subject).query(String.class).single();
        return url.substring(url.indexOf("/unsubscribe/"));
    }

    private boolean shown(String title) {
        return within(ben, () -> sql.sql("select shown from notice where account_id = ? and title = ?")
                .params(ben.accountId(), title)
                .query(Boolean.class)
                .single());
    }
}
