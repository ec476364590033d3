package dev.roundtwo.tenancy.notices;

import static dev.roundtwo.Cast.in;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtwo.ModuleTest;
import dev.roundtwo.platform.Ids;
import dev.roundtwo.tenancy.Member;
import java.util.List;
import org.junit.jupiter.api.Test;

@ModuleTest
class TellingTests extends NoticesTest {

    @Test
    void whoIsToldHasItInTheInboxAndByMailOnce() {
        Notice notice = notice(Ids.next(), people.ben(), NoticeKind.MATCH, "You have a partner");
        tellAt(NOON, notice);
        tellAt(NOON, notice);
        assertThat(told(people.ben())).containsExactly("You have a partner");
        assertThat(mails(people.ben())).containsExactly("You have a partner");
    }

    @Test
    void whatWasToldOnceIsNotMailedWhenItIsToldAgain() {
        Member ben = people.ben();
        prefer(ben, NoticeKind.MATCH, true, MailTime.NONE, "", "", 8);
        Notice notice = notice(Ids.next(), ben, NoticeKind.MATCH, "You have a partner");
        tellAt(NOON, notice);
        prefer(ben, NoticeKind.MATCH, true, MailTime.AT_ONCE, "", "", 8);
        tellAt(NOON, notice);
        assertThat(mails(ben)).isEmpty();
        assertThat(rings(ben)).isEqualTo(1);
    }

    @Test
    void pagesThatStandOpenHearOfItUnlessItIsByMailAlone() {
        Member ben = people.ben();
        int others = rings(people.ada());
        tell(ben, NoticeKind.CHANGE, "It was moved");
        assertThat(rings(ben)).isEqualTo(1);
        prefer(ben, NoticeKind.MATCH, false, MailTime.AT_ONCE, "", "", 8);
        tell(ben, NoticeKind.MATCH, "By mail alone");
        assertThat(rings(ben)).isEqualTo(1);
        assertThat(rings(people.ada())).isEqualTo(others);
    }

    @Test
    void programsAreToldNothing() {
        sql.sql("update account set robot = true where id = ?")
                .param(people.ben().accountId())
                .update();
        tell(people.ben(), NoticeKind.CHANGE, "It was moved");
        assertThat(told(people.ben())).isEmpty();
        assertThat(mails(people.ben())).isEmpty();
    }

    @Test
    void whoIsNoMemberHearsNothing() {
        tell(people.charlie(), NoticeKind.CHANGE, "It was moved");
        assertThat(told(people.charlie())).isEmpty();
        assertThat(mails(people.charlie())).isEmpty();
    }

    @Test
    void whatIsRolledBackWasNeverTold() throws Exception {
        in(
                people.ada(),
                () -> transaction.execute(status -> {
                    notices.tell(notice(Ids.next(), people.ben(), NoticeKind.CHANGE, "It was moved"));
                    status.setRollbackOnly();
                    return status;
                }));
        assertThat(told(people.ben())).isEmpty();
        assertThat(mails(people.ben())).isEmpty();
    }

    @Test
    void whoLeavesTakesTheirNoticesAlong() {
        tell(people.ben(), NoticeKind.CHANGE, "It was moved");
        within(people.ada(), () -> sql.sql("delete from member where account_id = ?")
                .param(people.ben().accountId())
                .update());
        assertThat(told(people.ben())).isEmpty();
    }

    @Test
    void eachKindGoesWhereThePersonWantsIt() {
        Member ben = people.ben();
        prefer(ben, NoticeKind.MATCH, false, MailTime.AT_ONCE, "", "", 8);
        prefer(ben, NoticeKind.RESULT, true, MailTime.NONE, "", "", 8);
        prefer(ben, NoticeKind.FILE, false, MailTime.NONE, "", "", 8);
        tell(ben, NoticeKind.MATCH, "By mail alone");
        tell(ben, NoticeKind.RESULT, "In the inbox alone");
        tell(ben, NoticeKind.FILE, "Nowhere");
        tell(ben, NoticeKind.REPORT, "As nobody chose");
        assertThat(shown(ben)).containsExactly("In the inbox alone", "As nobody chose");
        assertThat(mails(ben)).containsExactly("By mail alone", "As nobody chose");
    }

    @Test
    void theDemosPeopleAreWrittenNoMails() {
        sql.sql("update account set demo = true where id = ?")
                .param(people.ben().accountId())
                .update();
        tell(people.ben(), NoticeKind.CHANGE, "It was moved");
        assertThat(shown(people.ben())).containsExactly("It was moved");
        assertThat(mails(people.ben())).isEmpty();
    }

    private List<String> told(Member who) {
        return within(people.ada(), () -> sql.sql("select title from notice where account_id = ? order by number")
                .param(who.accountId())
                .query(String.class)
                .list());
    }

    private List<String> shown(Member who) {
        return within(
                people.ada(), () -> sql.sql("select title from notice where account_id = ? and shown order by number")
                        .param(who.accountId())
                        .query(String.class)
                        .list());
    }
}
