package dev.roundtwo.tenancy.notices;

import static dev.roundtwo.Cast.as;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtwo.ModuleTest;
import dev.roundtwo.platform.time.Backdated;
import dev.roundtwo.tenancy.Member;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** A release that was rolled back has told things of kinds that this one does not know. */
@ModuleTest
class LaterKindTests extends NoticesTest {

    @Autowired
    MockMvcTester web;

    @Autowired
    DueMails mails;

    Member ben;

    @BeforeEach
    void atBens() {
        ben = people.ben();
    }

    @Test
    void theInboxShowsThemWithTheOthers() {
        later(tell(ben, NoticeKind.CHANGE, "From tomorrow"));
        tell(ben, NoticeKind.CHANGE, "It was moved");
        String at = "/w/" + ben.workspaceSlug() + "/notices";
        assertThat(web.get().uri(at).with(as(ben)).exchange())
                .hasStatusOk()
                .bodyText()
                .contains("From tomorrow", "It was moved");
    }

    @Test
    void whatWasChosenOfThemIsLeftAsItIs() {
        within(ben, () -> sql.sql("""
                        insert into notice_choice (workspace_id, account_id, kind, shown, mail)
                        values (current_workspace(), ?, 'TOMORROW', false, 'DIGEST')
                        """).param(ben.accountId()).update());
        String at = "/w/" + ben.workspaceSlug() + "/notices/preferences";
        assertThat(web.get().uri(at).with(as(ben)).exchange()).hasStatusOk();
        prefer(ben, NoticeKind.MATCH, true, MailTime.NONE, "", "", 8);
        assertThat(within(
                        ben, () -> sql.sql("select mail from notice_choice where account_id = ? and kind = 'TOMORROW'")
                                .param(ben.accountId())
                                .query(String.class)
                                .single()))
                .isEqualTo("DIGEST");
    }

    @Test
    void theirMailsWaitAndKeepNoOther() {
        prefer(ben, NoticeKind.CHANGE, true, MailTime.AT_ONCE, "22:00", "07:00", 8);
        tellAt("2030-01-10T23:00:00Z", notice(UUID.randomUUID(), ben, NoticeKind.CHANGE, "It was moved"));
        Notice unknown = notice(UUID.randomUUID(), ben, NoticeKind.CHANGE, "From tomorrow");
        tellAt("2030-01-10T23:01:00Z", unknown);
        later(unknown.id());
        Backdated.at(Instant.parse("2030-01-11T07:00:00Z"), mails::send);
        assertThat(mails(ben)).containsExactly("It was moved");
        assertThat(within(ben, () -> sql.sql("select notice_id from notice_held where account_id = ?")
                        .param(ben.accountId())
                        .query((row, number) -> row.getObject(1, UUID.class))
                        .list()))
                .containsExactly(unknown.id());
    }

    private void later(UUID notice) {
        within(ben, () -> sql.sql("update notice set kind = 'TOMORROW' where id = ?")
                .param(notice)
                .update());
    }
}
