package dev.roundtwo.notifications.notices;

import static dev.roundtwo.Cast.in;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.ServerSetupTest;
import dev.roundtwo.Cast;
import dev.roundtwo.ModuleTest;
import dev.roundtwo.interviews.AttendanceTold;
import dev.roundtwo.interviews.InterviewBooked;
import dev.roundtwo.interviews.InterviewNear;
import dev.roundtwo.interviews.Interviews;
import dev.roundtwo.interviews.Mode;
import dev.roundtwo.interviews.Plan;
import dev.roundtwo.interviews.Plan.Invitee;
import dev.roundtwo.interviews.booking.Moves;
import dev.roundtwo.interviews.ending.Cancellations;
import dev.roundtwo.platform.Ids;
import dev.roundtwo.platform.mail.GreenPost;
import dev.roundtwo.platform.mail.GreenPost.Arrived;
import dev.roundtwo.platform.time.Backdated;
import dev.roundtwo.questions.QuestionSets;
import dev.roundtwo.tenancy.Member;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What the people of an interview are told, as it arrives at a mail server. Ada leads, Chloé asks too, a guest answers. */
@ModuleTest
class InterviewNoticesTests {

    @RegisterExtension
    static final GreenMailExtension SERVER = new GreenMailExtension(ServerSetupTest.SMTP.dynamicPort());

    private static final Instant MONDAY = Instant.parse("2030-01-14T08:00:00Z");
    private static final Instant START = Instant.parse("2030-01-16T17:00:00Z");

    @Autowired
    ApplicationContext house;

    @Autowired
    ApplicationEventPublisher facts;

    @Autowired
    Interviews interviews;

    @Autowired
    QuestionSets sets;

    @Autowired
    Cast cast;

    @Autowired
    JdbcClient sql;

    @Autowired
    TransactionTemplate transaction;

    Cast.People people;
    Member ada;
    Member chloe;
    String guest;

    @BeforeEach
    void gather() {
        people = cast.people();
        ada = people.ada();
        chloe = people.chloe();
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
                .contains("Hello Chloé,", "Donnerstag, 17. Januar 2030", "02:00 (Asia/Tokyo)", "With: Ada, Ben Okafor")
                .contains("/w/" + ada.workspaceSlug() + "/interviews/" + interview, "Another time?", "/reschedule/")
                .contains("Stop mails of this kind");
        assertThat(mail.html()).contains("#7a2a5e", ada.workspaceName(), "Donnerstag, 17. Januar 2030", "/reschedule/");
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
        assertThat(post(guest).getLast().text()).contains("/join/");
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
        return at(
                MONDAY,
                () -> in(ada, () -> {
                    UUID set = sets.create(ada, "Set", "");
                    sets.addItem(ada, set, "b01", 45);
                    sets.publish(ada, set);
                    return interviews.schedule(
                            ada,
                            new Plan(
                                    "Staff backend",
                                    Mode.PANEL,
                                    set,
                                    null,
                                    Invitee.guest("Ben Okafor", guest),
                                    List.of(chloe.accountId()),
                                    List.of(people.dmitri().accountId()),
                                    START,
                                    ZoneId.of("Europe/Berlin"),
                                    mails));
                }));
    }

    private <T> T publish(T fact) throws Exception {
        return in(
                ada,
                () -> transaction.execute(status -> {
                    facts.publishEvent(fact);
                    return fact;
                }));
    }

    private List<Arrived> post(String address) throws Exception {
        return new GreenPost(house, SERVER).to(address);
    }

    private List<String> titles(Member who) throws Exception {
        return in(
                who,
                () -> transaction.execute(status -> sql.sql(
                                "select title from notice where account_id = ? and kind <> 'ADMIN' order by number")
                        .param(who.accountId())
                        .query(String.class)
                        .list()));
    }

    private static <T> T at(Instant now, Callable<T> work) {
        var done = new ArrayList<T>();
        Backdated.at(now, () -> {
            try {
                done.add(work.call());
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        return done.getFirst();
    }
}
