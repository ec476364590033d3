package dev.roundtwo.tenancy.notices;

import static dev.roundtwo.Cast.in;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtwo.Cast;
import dev.roundtwo.ModuleTest;
import dev.roundtwo.platform.Ids;
import dev.roundtwo.platform.mail.Letter.Row;
import dev.roundtwo.tenancy.Member;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ModuleTest
class TellingTests {

    @Autowired
    Cast cast;

    @Autowired
    Notices notices;

    @Autowired
    JdbcClient sql;

    @Autowired
    TransactionTemplate transaction;

    Cast.People people;

    @BeforeEach
    void gather() {
        people = cast.people();
    }

    @Test
    void whoIsToldHasItInTheInboxAndByMailOnce() throws Exception {
        Notice notice = notice(Ids.next(), people.ben(), NoticeKind.MATCH);
        tell(people.ada(), notice);
        tell(people.ada(), notice);
        assertThat(told(people.ben())).containsExactly("You have a partner");
        assertThat(mails(people.ben())).containsExactly("You have a partner");
    }

    @Test
    void whoIsNoMemberHearsNothing() throws Exception {
        tell(people.ada(), notice(Ids.next(), people.charlie(), NoticeKind.CHANGE));
        assertThat(told(people.charlie())).isEmpty();
        assertThat(mails(people.charlie())).isEmpty();
    }

    @Test
    void whatIsRolledBackWasNeverTold() throws Exception {
        in(
                people.ada(),
                () -> transaction.execute(status -> {
                    notices.tell(notice(Ids.next(), people.ben(), NoticeKind.CHANGE));
                    status.setRollbackOnly();
                    return status;
                }));
        assertThat(told(people.ben())).isEmpty();
        assertThat(mails(people.ben())).isEmpty();
    }

    @Test
    void whoLeavesTakesTheirNoticesAlong() throws Exception {
        tell(people.ada(), notice(Ids.next(), people.ben(), NoticeKind.CHANGE));
        in(
                people.ada(),
                () -> transaction.execute(status -> sql.sql("delete from member where account_id = ?")
                        .param(people.ben().accountId())
                        .update()));
        assertThat(told(people.ben())).isEmpty();
    }

    private void tell(Member by, Notice notice) throws Exception {
        in(
                by,
                () -> transaction.execute(status -> {
                    notices.tell(notice);
                    return status;
                }));
    }

    private static Notice notice(UUID id, Member to, NoticeKind kind) {
        return new Notice(
                id,
                to.accountId(),
                kind,
                "match/" + id,
                "You have a partner",
                List.of("Chloé and you are paired."),
                List.of(new Row("Until", "Sunday")),
                "See it",
                "/w/" + to.workspaceSlug() + "/groups",
                null,
                null);
    }

    private List<String> told(Member who) throws Exception {
        return in(
                people.ada(),
                () -> transaction.execute(status -> sql.sql("select title from notice where account_id = ?")
                        .param(who.accountId())
                        .query(String.class)
                        .list()));
    }

    private List<String> mails(Member who) {
        return sql.sql("""
                select payload ->> 'subject' from delivery where payload ->> 'to' = :to
                union all select subject from outbox_mail where recipient = :to
                """).param("to", who.email()).query(String.class).list();
    }
}
