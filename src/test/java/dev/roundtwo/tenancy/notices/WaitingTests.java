package dev.roundtwo.tenancy.notices;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtwo.ModuleTest;
import dev.roundtwo.platform.Ids;
import dev.roundtwo.platform.mail.Letter.Button;
import dev.roundtwo.platform.mail.Mail;
import dev.roundtwo.platform.scope.OneByOne;
import dev.roundtwo.platform.time.Backdated;
import dev.roundtwo.tenancy.Member;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a mail that waits for its hour keeps, and whose hour it is: the reader's own, wherever they go meanwhile. */
@ModuleTest
class WaitingTests extends NoticesTest {

    @Autowired
    DueMails due;

    @Autowired
    OneByOne turns;

    Member ben;

    @BeforeEach
    void benSleepsInBerlin() {
        ben = people.ben();
        zone(ben, "Europe/Berlin");
        prefer(ben, NoticeKind.CHANGE, true, MailTime.AT_ONCE, "22:00", "07:00", 8);
    }

    @Test
    void theCalendarsFileAndTheOtherWayOnWaitWithIt() {
        tellAt(
                "2030-01-10T22:00:00Z",
                new Notice(
                        Ids.next(),
                        ben.accountId(),
                        NoticeKind.CHANGE,
                        "interview/1",
                        "It was moved",
                        List.of("To Friday."),
                        List.of(),
                        null,
                        null,
                        new Mail.Invite("REQUEST", "BEGIN:VCALENDAR"),
                        new Button("Another time?", "https://example.org/reschedule/x")));
        sendAt("2030-01-11T06:00:00Z");
        assertThat(sql.sql("select payload::text from delivery where payload ->> 'to' = ?")
                        .param(ben.email())
                        .query(String.class)
                        .single())
                .contains("BEGIN:VCALENDAR", "REQUEST", "https://example.org/reschedule/x");
    }

    @Test
    void quietHoursThatEndBringTheDaysMailNoSooner() {
        tellAt("2030-01-10T14:00:00Z", titled(NoticeKind.GROUP, "You were let in"));
        tellAt("2030-01-10T22:00:00Z", titled(NoticeKind.CHANGE, "It was moved"));
        sendAt("2030-01-11T06:30:00Z");
        assertThat(mails(ben)).containsExactly("It was moved");
        sendAt("2030-01-11T07:00:00Z");
        assertThat(mails(ben)).hasSize(2);
    }

    @Test
    void theDaysMailHoldsNothingBackThatWouldComeTooLate() {
        prefer(ben, NoticeKind.MATCH, true, MailTime.DIGEST, "", "", 8);
        tellAt(NOON, titled(NoticeKind.MATCH, "Tonight").of(at("2030-01-10T20:00:00Z")));
        tellAt(NOON, titled(NoticeKind.MATCH, "On Sunday").of(at("2030-01-13T20:00:00Z")));
        assertThat(mails(ben)).containsExactly("Tonight");
    }

    @Test
    void whoGoesWestAfterTheDaysMailLosesNothingOfTheNext() {
        tellAt("2030-01-10T14:00:00Z", titled(NoticeKind.GROUP, "You were let in"));
        sendAt("2030-01-11T07:00:00Z");
        tellAt("2030-01-11T08:00:00Z", titled(NoticeKind.GROUP, "Another"));
        zone(ben, "America/Los_Angeles"); // where it is the 11th yet when the next is due by Berlin's clock
        sendAt("2030-01-12T07:00:00Z");
        assertThat(mails(ben)).as("one a day").hasSize(1);
        sendAt("2030-01-12T15:59:00Z");
        assertThat(mails(ben)).as("not before their eight o'clock").hasSize(1);
        sendAt("2030-01-12T16:00:00Z");
        assertThat(mails(ben)).hasSize(2);
    }

    @Test
    void theDayIsTheOneOnTheReadersClock() {
        prefer(ben, NoticeKind.GROUP, true, MailTime.DIGEST, "", "", 0);
        tellAt("2030-01-10T14:00:00Z", titled(NoticeKind.GROUP, "You were let in"));
        sendAt("2030-01-10T23:00:00Z"); // the 11th in Berlin
        assertThat(mails(ben)).hasSize(1);
        Backdated.at(at("2030-01-10T23:10:00Z"), () -> prefer(ben, NoticeKind.GROUP, true, MailTime.DIGEST, "", "", 8));
        tellAt("2030-01-10T23:30:00Z", titled(NoticeKind.GROUP, "Another"));
        sendAt("2030-01-11T07:00:00Z");
        assertThat(mails(ben)).as("the 11th had its mail").hasSize(1);
        sendAt("2030-01-12T07:00:00Z");
        assertThat(mails(ben)).hasSize(2);
    }

    @Test
    void aNodeWaitsWhileAnotherSendsTheSamePersonsMails() throws Exception {
        tellAt("2030-01-10T22:00:00Z", titled(NoticeKind.CHANGE, "It was moved"));
        var holds = new CountDownLatch(1);
        var mayGo = new CountDownLatch(1);
        try (var nodes = Executors.newFixedThreadPool(2)) {
            Future<Boolean> first = nodes.submit(() -> within(ben, () -> {
                turns.take("notices", ben.accountId());
                holds.countDown();
                return mayGo.await(20, TimeUnit.SECONDS);
            }));
            assertThat(holds.await(20, TimeUnit.SECONDS)).isTrue();
            Future<?> second = nodes.submit(() -> sendAt("2030-01-11T06:00:00Z"));
            boolean waited = somebodyWaits();
            assertThat(mails(ben)).isEmpty();
            mayGo.countDown();
            assertThat(first.get()).isTrue();
            second.get();
            assertThat(waited).isTrue();
        } finally {
            mayGo.countDown();
        }
        assertThat(mails(ben)).containsExactly("It was moved");
    }

    private boolean somebodyWaits() {
        Instant end = Instant.now().plusSeconds(10);
        long waiting = 0;
        while (waiting == 0 && Instant.now().isBefore(end)) {
            waiting = sql.sql("""
                            select count(*) from pg_stat_activity where datname = current_database()
                              and wait_event = 'advisory' and query like '%pg_advisory_xact_lock%'
                            """).query(Long.class).single();
            Thread.onSpinWait();
        }
        return waiting > 0;
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
}
