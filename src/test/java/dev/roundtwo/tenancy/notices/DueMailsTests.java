package dev.roundtwo.tenancy.notices;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtwo.ModuleTest;
import dev.roundtwo.platform.Ids;
import dev.roundtwo.platform.jobs.ChoreParts;
import dev.roundtwo.platform.scope.OneByOne;
import dev.roundtwo.platform.scope.OwnTransaction;
import dev.roundtwo.platform.time.Backdated;
import dev.roundtwo.tenancy.Member;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Quiet hours and the day's one mail, with the clock moved, on two nodes, and cut off in the middle. */
@ModuleTest
class DueMailsTests extends NoticesTest {

    @Autowired
    DueMails due;

    @Autowired
    Recipients recipients;

    @Autowired
    HeldMails held;

    @Autowired
    Postbox postbox;

    @Autowired
    OneByOne turns;

    @Autowired
    OwnTransaction apart;

    @Autowired
    ChoreParts parts;

    @Autowired
    Clock clock;

    Member ben;

    @BeforeEach
    void benSleepsInBerlin() {
        ben = people.ben();
        zone(ben, "Europe/Berlin");
        prefer(ben, NoticeKind.CHANGE, true, MailTime.AT_ONCE, "22:00", "07:00", 8);
    }

    @Test
    void mailsWaitUntilQuietHoursAreOverAndGoInOrder() {
        tellAt("2030-01-10T22:00:00Z", titled(NoticeKind.CHANGE, "First"));
        tellAt("2030-01-10T23:00:00Z", titled(NoticeKind.CHANGE, "Second"));
        sendAt("2030-01-11T05:59:00Z");
        assertThat(mails(ben)).isEmpty();
        tellAt("2030-01-11T06:00:30Z", titled(NoticeKind.CHANGE, "Third, told while they went out"));
        assertThat(mails(ben)).isEmpty();
        sendAt("2030-01-11T06:01:00Z");
        sendAt("2030-01-11T06:02:00Z");
        assertThat(mails(ben)).containsExactly("First", "Second", "Third, told while they went out");
    }

    @Test
    void whatWouldComeTooLateDoesNotWait() {
        tellAt(
                "2030-01-11T05:00:00Z",
                titled(NoticeKind.REMINDER, "In ten minutes").of(at("2030-01-11T05:10:00Z")));
        tellAt("2030-01-11T05:00:00Z", titled(NoticeKind.REMINDER, "At seven").of(at("2030-01-11T06:30:00Z")));
        assertThat(mails(ben)).containsExactly("In ten minutes", "At seven");
        tellAt("2030-01-11T05:00:00Z", titled(NoticeKind.REMINDER, "Tomorrow").of(at("2030-01-12T06:00:00Z")));
        assertThat(mails(ben)).hasSize(2);
    }

    @Test
    void theDaysMailTellsOfAllThatWasNotReadAndComesOnce() {
        prefer(ben, NoticeKind.MATCH, true, MailTime.DIGEST, "", "", 8);
        tellAt("2030-01-10T12:00:00Z", titled(NoticeKind.MATCH, "A partner"));
        tellAt("2030-01-10T13:00:00Z", titled(NoticeKind.GROUP, "You were let in"));
        Notice read = titled(NoticeKind.GROUP, "Read meanwhile");
        tellAt("2030-01-10T14:00:00Z", read);
        within(ben, () -> sql.sql("update notice set read_at = told_at where id = ?")
                .param(read.id())
                .update());
        sendAt("2030-01-11T06:59:00Z");
        assertThat(mails(ben)).isEmpty();
        sendAt("2030-01-11T07:00:00Z");
        sendAt("2030-01-11T07:01:00Z");
        assertThat(mails(ben)).containsExactly("2 things in " + ben.workspaceName() + " today");
        assertThat(text()).contains("A partner").contains("You were let in").doesNotContain("Read meanwhile");
        tellAt("2030-01-11T07:02:00Z", titled(NoticeKind.MATCH, "The next day"));
        sendAt("2030-01-11T23:00:00Z");
        assertThat(mails(ben)).hasSize(1);
        sendAt("2030-01-12T07:00:00Z");
        assertThat(mails(ben)).hasSize(2).contains("One thing in " + ben.workspaceName() + " today");
    }

    @Test
    void anEmptyDaysMailIsNotSent() {
        Notice one = titled(NoticeKind.GROUP, "Read meanwhile");
        tellAt("2030-01-10T14:00:00Z", one);
        within(ben, () -> sql.sql("update notice set read_at = told_at where id = ?")
                .param(one.id())
                .update());
        sendAt("2030-01-11T07:00:00Z");
        assertThat(mails(ben)).isEmpty();
    }

    @Test
    void aMailThatComesLateIsThatDaysAndNothingIsLost() {
        tellAt("2030-01-10T14:00:00Z", titled(NoticeKind.GROUP, "Before the outage"));
        sendAt("2030-01-12T01:00:00Z");
        tellAt("2030-01-12T02:00:00Z", titled(NoticeKind.GROUP, "After it"));
        sendAt("2030-01-12T07:00:00Z");
        assertThat(mails(ben)).hasSize(1);
        sendAt("2030-01-13T07:00:00Z");
        assertThat(mails(ben)).hasSize(2);
        assertThat(text()).contains("Before the outage").contains("After it");
    }

    @Test
    void anotherHourHoldsForWhatWaitsAlready() {
        tellAt("2030-01-10T14:00:00Z", titled(NoticeKind.GROUP, "You were let in"));
        Backdated.at(
                at("2030-01-10T15:00:00Z"), () -> prefer(ben, NoticeKind.GROUP, true, MailTime.DIGEST, "", "", 18));
        sendAt("2030-01-10T17:00:00Z");
        assertThat(mails(ben)).hasSize(1);
        tellAt("2030-01-10T17:30:00Z", titled(NoticeKind.GROUP, "Another"));
        Backdated.at(
                at("2030-01-10T17:31:00Z"), () -> prefer(ben, NoticeKind.GROUP, true, MailTime.DIGEST, "", "", 20));
        sendAt("2030-01-10T19:30:00Z");
        assertThat(mails(ben)).as("one a day").hasSize(1);
    }

    @Test
    void whoWantsNoMailOfAKindGetsNoneThatWaits() {
        tellAt("2030-01-10T14:00:00Z", titled(NoticeKind.GROUP, "You were let in"));
        tellAt("2030-01-10T22:00:00Z", titled(NoticeKind.MATCH, "A partner"));
        prefer(ben, NoticeKind.GROUP, true, MailTime.NONE, "22:00", "07:00", 8);
        prefer(ben, NoticeKind.MATCH, true, MailTime.NONE, "22:00", "07:00", 8);
        sendAt("2030-01-12T07:00:00Z");
        assertThat(mails(ben)).isEmpty();
    }

    @Test
    void twoNodesAtOnceSendEachMailOnce() throws Exception {
        tellAt("2030-01-10T14:00:00Z", titled(NoticeKind.GROUP, "You were let in"));
        tellAt("2030-01-10T22:00:00Z", titled(NoticeKind.CHANGE, "It was moved"));
        CountDownLatch ready = new CountDownLatch(1);
        List<Thread> nodes = new ArrayList<>();
        for (int node = 0; node < 4; node++) {
            nodes.add(Thread.startVirtualThread(() -> {
                try {
                    ready.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                sendAt("2030-01-11T07:00:00Z");
            }));
        }
        ready.countDown();
        for (Thread node : nodes) {
            node.join();
        }
        assertThat(mails(ben))
                .containsExactlyInAnyOrder("It was moved", "One thing in " + ben.workspaceName() + " today");
    }

    @Test
    void whatIsCutOffIsDoneByTheNextRun() {
        tellAt("2030-01-10T14:00:00Z", titled(NoticeKind.GROUP, "You were let in"));
        tellAt("2030-01-10T22:00:00Z", titled(NoticeKind.CHANGE, "It was moved"));
        Recipients dying = new Recipients(sql) {
            @Override
            Optional<Recipient> find(UUID account, NoticeKind kind) {
                if (kind == NoticeKind.GROUP && account.equals(ben.accountId())) {
                    throw new IllegalStateException("the node is killed here");
                }
                return super.find(account, kind);
            }
        };
        Backdated.at(
                at("2030-01-11T07:00:00Z"),
                () -> new DueMails(sql, dying, held, postbox, turns, apart, parts, clock).send());
        assertThat(mails(ben)).as("nothing half done").isEmpty();
        sendAt("2030-01-11T07:01:00Z");
        assertThat(mails(ben))
                .containsExactlyInAnyOrder("It was moved", "One thing in " + ben.workspaceName() + " today");
    }

    @Test
    void nothingLeavesASuspendedWorkspace() {
        tellAt("2030-01-10T22:00:00Z", titled(NoticeKind.CHANGE, "It was moved"));
        close(true);
        sendAt("2030-01-11T07:00:00Z");
        assertThat(mails(ben)).isEmpty();
        close(false);
        sendAt("2030-01-11T07:01:00Z");
        assertThat(mails(ben)).containsExactly("It was moved");
    }

    private void close(boolean closed) {
        within(people.ada(), () -> sql.sql(
                        "update workspace set closing_at = case when ? then now() end where id = current_workspace()")
                .param(closed)
                .update());
    }

    private Notice titled(NoticeKind kind, String title) {
        return notice(Ids.next(), ben, kind, title);
    }

    private void sendAt(String now) {
        Backdated.at(at(now), due::send);
    }

    private static Instant at(String instant) {
        return Instant.parse(instant);
    }

    private String text() {
        return String.join(
                "\n",
                sql.sql("select payload ->> 'text' from delivery where payload ->> 'to' = ?")
                        .param(ben.email())
                        .query(String.class)
                        .list());
    }
}
