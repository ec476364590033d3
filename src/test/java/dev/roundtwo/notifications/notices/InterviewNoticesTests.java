package dev.roundtwo.notifications.notices;

import static dev.roundtwo.Cast.in;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.ServerSetupTest;
import dev.roundtwo.StatementCounter;
import dev.roundtwo.interviews.AttendanceTold;
import dev.roundtwo.interviews.InterviewBooked;
import dev.roundtwo.interviews.InterviewNear;
import dev.roundtwo.interviews.booking.Moves;
import dev.roundtwo.interviews.ending.Cancellations;
import dev.roundtwo.platform.Ids;
import dev.roundtwo.platform.mail.GreenPost;
import dev.roundtwo.platform.mail.GreenPost.Arrived;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the people of an interview are told, as it arrives at a mail server. Ada leads, Chloé asks too, a guest answers. */
class InterviewNoticesTests extends NoticesTest {

    @RegisterExtension
    static final GreenMailExtension SERVER = new GreenMailExtension(ServerSetupTest.SMTP.dynamicPort());

    String guest;

    @BeforeEach
    void gather() {
        guest = Ids.next() + "@example.org";
        sql.sql("update account set zone = 'Asia/Tokyo', locale = 'de-DE' where id = ?")
                .param(chloe.accountId())
                .update();
        at(MONDAY, () -> sql.sql("update workspace set colour = '#7a2a5e' where id = ?")
                .param(ada.workspaceId())
                .update());
    }

    @Test
    void whoIsInvitedHasOneMailWithTheTimeOnTheirClockAndForTheirCalendar() throws Exception {
        UUID interview = plan(true);
        at(MONDAY, () -> publish(new InterviewBooked(ada.workspaceId(), interview, MONDAY)));

        List<Arrived> hers = post(chloe.email());
        assertThat(hers).hasSize(1);
        Arrived mail = hers.getFirst();
        assertThat(mail.subject()).isEqualTo("Ada invites you: Staff backend");
        assertThat(mail.text())
                .contains("Hello Chloé,", "Thursday, 17 January 2030", "02:00 (Asia/Tokyo)", "With: Ada, Ben Okafor")
                .doesNotContain("Dmitri")
                .contains("/w/" + ada.workspaceSlug() + "/interviews/" + interview, "Another time?", "/reschedule/")
                .contains("Stop mails of this kind");
        assertThat(mail.html()).contains("#7a2a5e", ada.workspaceName(), "Thursday, 17 January 2030", "/reschedule/");
        assertThat(mail.method()).isEqualTo("REQUEST");
        assertThat(mail.calendar()).contains("BEGIN:VEVENT", "SEQUENCE:0");
        assertThat(mail.unsubscribe()).contains("/unsubscribe/");

        Arrived guests = post(guest).getFirst();
        assertThat(guests.subject()).isEqualTo("Ada invites you: Staff backend");
        assertThat(guests.text())
                .contains("Hello Ben Okafor,", "16 January 2030", "18:00 (Europe/Berlin)", "/join/", "yours alone");
        assertThat(guests.method()).isEqualTo("REQUEST");
        assertThat(guests.unsubscribe())
                .as("it is about a time they were asked for")
                .isNull();
        assertThat(post(guest)).hasSize(1);
        assertThat(post(ada.email())).as("who planned it knows").isEmpty();
        assertThat(titles(ada)).doesNotContain("Ada invites you: Staff backend");
    }

    @Test
    void aMailReadsNothingThatIsAtHandAndMakesOneLink() throws Exception {
        UUID interview = panel(guest, true);
        List<String> sent = at(
                MONDAY,
                () -> StatementCounter.during(
                        () -> publish(new InterviewBooked(ada.workspaceId(), interview, MONDAY))));
        assertThat(sent.stream().filter(one -> one.contains("into reschedule_link")))
                .as("Chloé's and the guest's: Dmitri only watches")
                .hasSize(2);
        assertThat(sent.stream().filter(one -> one.contains("from interview i join workspace")))
                .hasSize(1);
        assertThat(sent.stream().filter(one -> one.contains("from account_by_id")))
                .as("the clocks of two members")
                .hasSize(2);
        assertThat(sent).hasSizeLessThan(24);
    }

    @Test
    void whatChangesIsToldInOrderWithGrowingSequence() throws Exception {
        UUID interview = plan(true);
        Instant later = START.plusSeconds(3600);
        at(
                MONDAY.plusSeconds(60),
                () -> in(ada, () -> house.getBean(Moves.class).move(ada, interview, later)));
        at(
                MONDAY.plusSeconds(120),
                () -> in(ada, () -> {
                    house.getBean(Cancellations.class).cancel(ada, interview, "The candidate is <b>ill</b>");
                    return interview;
                }));
        assertThat(lanes(guest)).as("in which they go one after the other").hasSize(1);
        for (String one : List.of(chloe.email(), guest)) {
            List<Arrived> mails = post(one);
            assertThat(mails)
                    .extracting(Arrived::subject)
                    .containsExactly(
                            "Ada invites you: Staff backend", "Moved: Staff backend", "Called off: Staff backend");
            assertThat(mails).extracting(Arrived::method).containsExactly("REQUEST", "REQUEST", "CANCEL");
            assertThat(mails.get(1).calendar()).contains("SEQUENCE:1");
            assertThat(mails.get(1).text()).contains("Ada moved it", "Before: ");
            assertThat(mails.get(2).calendar()).contains("SEQUENCE:2");
            assertThat(mails.get(2).text()).contains("Ada called it off", "The candidate is <b>ill</b>");
            assertThat(mails.get(2).html()).contains("&lt;b&gt;ill").doesNotContain("<b>ill", "Another time?");
        }
        assertThat(titles(chloe))
                .containsExactly("Ada invites you: Staff backend", "Moved: Staff backend", "Called off: Staff backend");
    }

    @Test
    void aProgramThatInvitesByItselfIsLeftToIt() throws Exception {
        plan(false);
        assertThat(post(chloe.email())).isEmpty();
        assertThat(post(guest)).isEmpty();
        assertThat(titles(chloe)).isEmpty();
    }

    @Test
    void remindersComeADayAndTenMinutesBeforeAndOnceEach() throws Exception {
        UUID interview = plan(false);
        for (int again = 0; again < 2; again++) {
            at(
                    START.minusSeconds(86_400),
                    () -> publish(new InterviewNear(ada.workspaceId(), interview, false, MONDAY)));
            at(START.minusSeconds(600), () -> publish(new InterviewNear(ada.workspaceId(), interview, true, MONDAY)));
        }
        for (String one : List.of(ada.email(), chloe.email(), guest)) {
            assertThat(post(one))
                    .extracting(Arrived::subject)
                    .containsExactly("In a day: Staff backend", "In ten minutes: Staff backend");
        }
        assertThat(post(guest).getLast().text()).contains("/join/").doesNotContain("/reschedule/");
        assertThat(post(guest).getFirst().text()).contains("/reschedule/");
    }

    @Test
    void eachNewTimeIsToldAndRemindedOfAnew() throws Exception {
        UUID interview = plan(false);
        for (int day = 0; day < 3; day++) {
            Instant start = START.plusSeconds(86_400L * day);
            at(
                    start.minusSeconds(86_400),
                    () -> publish(new InterviewNear(ada.workspaceId(), interview, false, MONDAY)));
            at(
                    start.minusSeconds(80_000),
                    () -> in(ada, () -> house.getBean(Moves.class).move(ada, interview, start.plusSeconds(86_400))));
        }
        String near = "In a day: Staff backend";
        String moved = "Moved: Staff backend";
        assertThat(titles(chloe)).containsExactly(near, moved, near, moved, near, moved);
        assertThat(post(guest)).extracting(Arrived::subject).containsExactly(near, moved, near, moved, near, moved);
    }

    @Test
    void quietHoursHoldNothingBackUntilItIsOver() throws Exception {
        UUID interview = plan(false);
        in(
                chloe,
                () -> transaction.execute(
                        status -> sql.sql("""
                        insert into notice_hours (workspace_id, account_id, quiet_from, quiet_until, digest_hour)
                        values (current_workspace(), ?, '22:00', '07:00', 8)
                        """).param(chloe.accountId()).update()));
        at(START.minusSeconds(600), () -> publish(new InterviewNear(ada.workspaceId(), interview, true, MONDAY)));
        assertThat(post(chloe.email())).as("at ten to two on her clock").hasSize(1);
    }

    @Test
    void whoIsSaidToHaveMissedItIsToldSoAndNobodyElse() throws Exception {
        UUID interview = plan(false);
        at(START, () -> publish(new AttendanceTold(ada.workspaceId(), interview, chloe.accountId(), false, START)));
        at(START, () -> publish(new AttendanceTold(ada.workspaceId(), interview, ada.accountId(), true, START)));
        assertThat(post(chloe.email())).extracting(Arrived::subject).containsExactly("Missed: Staff backend");
        assertThat(titles(ada)).isEmpty();
    }

    @Test
    void anotherWorkspaceHearsOfNothing() throws Exception {
        plan(true);
        assertThat(titles(people.charlie())).isEmpty();
        assertThat(post(people.charlie().email())).isEmpty();
    }

    private UUID plan(boolean mails) throws Exception {
        return panel(guest, mails);
    }

    private List<String> lanes(String address) throws Exception {
        return in(
                ada,
                () -> transaction.execute(
                        status -> sql.sql("select distinct lane from delivery where payload ->> 'to' = ?")
                                .param(address)
                                .query(String.class)
                                .list()));
    }

    private List<Arrived> post(String address) throws Exception {
        return new GreenPost(house, SERVER).to(address);
    }
}
