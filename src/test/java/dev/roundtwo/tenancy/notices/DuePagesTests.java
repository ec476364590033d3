package dev.roundtwo.tenancy.notices;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtwo.ModuleTest;
import dev.roundtwo.platform.time.Backdated;
import dev.roundtwo.tenancy.Member;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** To whom mails are due is read by key, so that those who fail keep nobody out. */
@ModuleTest
class DuePagesTests extends NoticesTest {

    @Autowired
    DueMails mails;

    @Test
    void aPageBeginsBehindTheLastOneOfThePageBefore() {
        List<Member> both = Stream.of(people.ben(), people.chloe())
                .sorted((one, other) ->
                        one.accountId().toString().compareTo(other.accountId().toString()))
                .toList();
        for (Member who : both) {
            prefer(who, NoticeKind.CHANGE, true, MailTime.AT_ONCE, "22:00", "07:00", 8);
            tellAt("2030-01-10T23:00:00Z", notice(UUID.randomUUID(), who, NoticeKind.CHANGE, "It was moved"));
        }
        UUID first = both.getFirst().accountId();
        assertThat(behind(first)).containsExactly(both.getLast().accountId());
        assertThat(behind(both.getLast().accountId())).isEmpty();
    }

    @Test
    void theDaysMailHasAnEndAndSaysHowMuchMoreThereIs() {
        Member ben = people.ben();
        prefer(ben, NoticeKind.MATCH, false, MailTime.DIGEST, "", "", 8);
        tellAt(NOON, notice(UUID.randomUUID(), ben, NoticeKind.MATCH, "By mail alone"));
        for (int n = 1; n <= DueMails.LINES + 2; n++) {
            tellAt(NOON, notice(UUID.randomUUID(), ben, NoticeKind.GROUP, "Number %02d.".formatted(n)));
        }
        Backdated.at(Instant.parse("2030-01-11T08:00:00Z"), mails::send);
        assertThat(mails(ben)).containsExactly((DueMails.LINES + 3) + " things in " + ben.workspaceName() + " today");
        assertThat(sql.sql("select payload ->> 'text' from delivery where payload ->> 'to' = ?")
                        .param(ben.email())
                        .query(String.class)
                        .single())
                .contains("Number 52.", "Number 03.", "By mail alone", "2 more, older, stand in your inbox.")
                .doesNotContain("Number 02.");
    }

    private List<UUID> behind(UUID account) {
        return sql.sql("""
                        select account_id from notices_due('2030-01-11T07:00:00Z', ?, ?, 500) where workspace_id = ?
                        """)
                .params(people.ada().workspaceId(), account, people.ada().workspaceId())
                .query((row, number) -> row.getObject(1, UUID.class))
                .list();
    }
}
