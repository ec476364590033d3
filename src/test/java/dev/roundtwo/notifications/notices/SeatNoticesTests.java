package dev.roundtwo.notifications.notices;

import static dev.roundtwo.Cast.in;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.ServerSetupTest;
import dev.roundtwo.interviews.Interviews;
import dev.roundtwo.interviews.Mode;
import dev.roundtwo.interviews.Plan;
import dev.roundtwo.interviews.Plan.Invitee;
import dev.roundtwo.interviews.booking.Moves;
import dev.roundtwo.interviews.ending.Takeovers;
import dev.roundtwo.platform.Ids;
import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.platform.mail.GreenPost;
import dev.roundtwo.platform.mail.GreenPost.Arrived;
import dev.roundtwo.tenancy.Member;
import dev.roundtwo.tenancy.Members;
import dev.roundtwo.tenancy.Role;
import dev.roundtwo.tenancy.Workspaces;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whoever is released from a panel, or comes back into it, is told. */
class SeatNoticesTests extends NoticesTest {

    @RegisterExtension
    static final GreenMailExtension SERVER = new GreenMailExtension(ServerSetupTest.SMTP.dynamicPort());

    String guest;

    @BeforeEach
    void invite() {
        guest = Ids.next() + "@example.org";
    }

    @Test
    void whoeverIsReleasedIsToldAndTheirCalendarLetsGoOfIt() throws Exception {
        panel(guest, false);
        makeChloe(Role.MEMBER, MONDAY.plusSeconds(60));

        List<Arrived> hers = post(chloe.email());
        assertThat(hers).extracting(Arrived::subject).contains("Without you: Staff backend");
        Arrived mail = hers.stream()
                .filter(one -> one.subject().startsWith("Without you"))
                .findFirst()
                .orElseThrow();
        assertThat(mail.method()).isEqualTo("CANCEL");
        assertThat(mail.calendar()).contains("STATUS:CANCELLED", "SEQUENCE:1");
        assertThat(mail.text()).contains("Your role in the workspace changed").doesNotContain("/reschedule/");
        assertThat(titles(chloe)).containsExactly("Without you: Staff backend");
        assertThat(titles(ada)).as("hers is as it was").isEmpty();
        assertThat(post(guest)).isEmpty();
    }

    @Test
    void whoeverComesBackHasTheTimeAgain() throws Exception {
        panel(guest, false);
        makeChloe(Role.MEMBER, MONDAY.plusSeconds(60));
        makeChloe(Role.ADMIN, MONDAY.plusSeconds(120));
        assertThat(post(chloe.email()).stream().filter(mail -> mail.method() != null))
                .extracting(Arrived::method)
                .containsExactly("CANCEL", "REQUEST");
        assertThat(post(chloe.email()).stream()
                        .filter(mail -> mail.method() != null)
                        .map(mail -> mail.calendar().replaceFirst("(?s).*(SEQUENCE:\\d+).*", "$1")))
                .as("of the two a calendar takes the later one, in whatever order they come")
                .containsExactly("SEQUENCE:1", "SEQUENCE:2");
        assertThat(titles(chloe)).containsExactly("Without you: Staff backend", "With you again: Staff backend");
    }

    @Test
    void ofWhatHasBegunNobodyIsTold() throws Exception {
        panel(guest, false);
        makeChloe(Role.MEMBER, START);
        makeChloe(Role.INTERVIEWER, START);
        assertThat(titles(chloe)).isEmpty();
    }

    @Test
    void whoIsBookedElsewhereMeanwhileIsNotPutBackAndWhoLeadsIsToldWhatToDo() throws Exception {
        UUID design = plan(ada, Mode.PANEL, guest(), chloe);
        makeChloe(Role.MEMBER, MONDAY.plusSeconds(60));
        UUID other = plan(people.dmitri(), Mode.PANEL, Invitee.member(chloe.accountId()));
        makeChloe(Role.INTERVIEWER, MONDAY.plusSeconds(120));

        assertThat(sitting(chloe)).containsExactly(other.toString());
        assertThat(titles(ada)).containsExactly("Chloé is not back: Talk");
        assertThat(rows(ada, "select lines::text from notice where account_id = :who and title like 'Chloé is%'"))
                .first()
                .asString()
                .contains("Move it");
        assertThat(titles(chloe)).containsExactly("Without you: Talk", "Without you: Talk");
        assertThat(post(chloe.email()).stream().filter(mail -> mail.method() != null))
                .extracting(Arrived::method)
                .as("her calendar has let go of it already")
                .containsExactly("CANCEL");

        at(
                MONDAY.plusSeconds(180),
                () -> in(ada, () -> house.getBean(Moves.class).move(ada, design, START.plusSeconds(7200))));
        assertThat(sitting(chloe)).containsExactlyInAnyOrder(design.toString(), other.toString());
        assertThat(titles(chloe)).last().isEqualTo("With you again: Talk");
        assertThat(titles(chloe)).as("she is told once").hasSize(3);
    }

    @Test
    void ofALeadWhoIsNotBackTheOthersHearAndMayTakeItOver() throws Exception {
        UUID talk = plan(chloe, Mode.PANEL, guest(), people.dmitri());
        makeChloe(Role.MEMBER, MONDAY.plusSeconds(60));
        plan(ada, Mode.PANEL, Invitee.member(chloe.accountId()));
        makeChloe(Role.INTERVIEWER, MONDAY.plusSeconds(120));
        assertThat(titles(people.dmitri())).containsExactly("Without a lead: Talk", "Chloé is not back: Talk");
        Takeovers takeovers = house.getBean(Takeovers.class);
        assertThatThrownBy(() -> lead(ada, talk))
                .as("she is at the other one")
                .isInstanceOfSatisfying(
                        RuleBroken.class, broken -> assertThat(broken.code()).isEqualTo("interviews.lead.taken"));
        assertThat(in(people.dmitri(), () -> takeovers.offered(people.dmitri(), talk)))
                .isTrue();
        lead(people.dmitri(), talk);
        assertThat(in(people.dmitri(), () -> takeovers.offered(people.dmitri(), talk)))
                .isFalse();
    }

    @Test
    void aPeerHearsThatThePartnerLeftAndIsBack() throws Exception {
        plan(chloe, Mode.PEER, Invitee.member(ben.accountId()));
        at(
                MONDAY.plusSeconds(60),
                () -> in(ada, () -> {
                    house.getBean(Members.class).remove(ada, ben.accountId());
                    return ben;
                }));
        assertThat(titles(chloe)).containsExactly("Without Ben Okafor: Talk");
        at(
                MONDAY.plusSeconds(120),
                () -> in(ada, () -> house.getBean(Workspaces.class)
                        .join(ada.workspaceId(), ben.accountId(), Role.MEMBER)));
        assertThat(titles(chloe)).containsExactly("Without Ben Okafor: Talk", "Ben Okafor is back: Talk");
    }

    @Test
    void aClashIsToldOnceForEachTime() throws Exception {
        UUID design = plan(ada, Mode.PANEL, guest(), chloe);
        makeChloe(Role.MEMBER, MONDAY.plusSeconds(60));
        plan(people.dmitri(), Mode.PANEL, Invitee.member(chloe.accountId()));
        makeChloe(Role.INTERVIEWER, MONDAY.plusSeconds(120));
        makeChloe(Role.ADMIN, MONDAY.plusSeconds(180));
        makeChloe(Role.MEMBER, MONDAY.plusSeconds(240));
        makeChloe(Role.INTERVIEWER, MONDAY.plusSeconds(300));
        assertThat(titles(ada)).containsExactly("Chloé is not back: Talk");
        assertThat(titles(chloe)).as("released, and clashed").hasSize(2);

        at(
                MONDAY.plusSeconds(360),
                () -> in(ada, () -> house.getBean(Moves.class).move(ada, design, START.plusSeconds(600))));
        assertThat(titles(ada))
                .as("it has another time")
                .containsExactlyInAnyOrder("Chloé is not back: Talk", "Chloé is not back: Talk", "Moved: Talk");
    }

    @Test
    void ofAnInterviewerWhoIsNotBackNobodySaysThatTheyLed() throws Exception {
        plan(ada, Mode.PANEL, guest(), chloe, people.dmitri());
        chloeClashesWithoutALead();
        assertThat(titles(people.dmitri())).containsExactly("Without Chloé: Talk", "Chloé is not back: Talk");
        assertThat(rows(
                        people.dmitri(),
                        "select lines::text from notice where account_id = :who and title like 'Chloé is%'"))
                .first()
                .asString()
                .contains("nobody leads this one")
                .doesNotContain("led this one");
    }

    @Test
    void whereNobodyIsLeftAdminsHear() throws Exception {
        UUID talk = plan(chloe, Mode.PANEL, guest());
        makeChloe(Role.MEMBER, MONDAY.plusSeconds(60));
        plan(people.dmitri(), Mode.PANEL, Invitee.member(chloe.accountId()));
        makeChloe(Role.INTERVIEWER, MONDAY.plusSeconds(120));
        assertThat(titles(ada)).containsExactly("Nobody interviews: Talk", "Nobody interviews: Talk");
        assertThat(rows(ada, "select path from notice where account_id = :who and title like 'Nobody%'"))
                .first()
                .asString()
                .endsWith("interviews/" + talk);
        assertThat(titles(people.dmitri())).as("he administers nothing").isEmpty();
    }

    @Test
    void aPeerHearsThatThePartnerIsNotBack() throws Exception {
        plan(chloe, Mode.PEER, Invitee.member(ben.accountId()));
        UUID other = plan(people.dmitri(), Mode.PEER, Invitee.member(ben.accountId()), START.plusSeconds(7200));
        remove(ben);
        at(
                MONDAY.plusSeconds(90),
                () -> in(people.dmitri(), () -> house.getBean(Moves.class).move(people.dmitri(), other, START)));
        join(ben);
        assertThat(Stream.concat(titles(chloe).stream(), titles(people.dmitri()).stream()))
                .containsOnlyOnce("Ben Okafor is not back: Talk")
                .containsOnlyOnce("Ben Okafor is back: Talk");
        assertThat(sitting(ben)).hasSize(1);
    }

    @Test
    void whoWasNotToldToBeOutIsNotToldToBeBack() throws Exception {
        plan(ada, Mode.PANEL, guest(), chloe);
        remove(chloe);
        at(
                MONDAY.plusSeconds(120),
                () -> in(ada, () -> house.getBean(Workspaces.class)
                        .join(ada.workspaceId(), chloe.accountId(), Role.INTERVIEWER)));
        assertThat(sitting(chloe)).hasSize(1);
        assertThat(titles(chloe)).isEmpty();
    }

    /** Ada, who led it, is out of it as well. */
    private void chloeClashesWithoutALead() throws Exception {
        rows(ada, "update seat set left_at = now() where part = 'LEAD' and account_id = :who returning id::text");
        makeChloe(Role.MEMBER, MONDAY.plusSeconds(60));
        plan(ada, Mode.PANEL, Invitee.member(chloe.accountId()));
        makeChloe(Role.INTERVIEWER, MONDAY.plusSeconds(120));
    }

    private void remove(Member who) {
        at(
                MONDAY.plusSeconds(60),
                () -> in(ada, () -> {
                    house.getBean(Members.class).remove(ada, who.accountId());
                    return who;
                }));
    }

    private void join(Member who) {
        at(
                MONDAY.plusSeconds(120),
                () -> in(ada, () -> house.getBean(Workspaces.class)
                        .join(ada.workspaceId(), who.accountId(), Role.MEMBER)));
    }

    private void makeChloe(Role role, Instant now) {
        at(
                now,
                () -> in(ada, () -> {
                    house.getBean(Members.class).changeRole(ada, chloe.accountId(), role);
                    return role;
                }));
    }

    private List<Arrived> post(String address) throws Exception {
        return new GreenPost(house, SERVER).to(address);
    }

    private void lead(Member who, UUID talk) throws Exception {
        at(
                MONDAY.plusSeconds(180),
                () -> in(who, () -> {
                    house.getBean(Takeovers.class).takeOver(who, talk);
                    return talk;
                }));
    }

    private Invitee guest() {
        return Invitee.guest("Ben Okafor", guest);
    }

    /** On Wednesday. */
    private UUID plan(Member lead, Mode mode, Invitee candidate, Member... interviewers) throws Exception {
        return plan(lead, mode, candidate, START, interviewers);
    }

    private UUID plan(Member lead, Mode mode, Invitee candidate, Instant start, Member... interviewers)
            throws Exception {
        UUID set = set(45);
        Plan plan = new Plan(
                "Talk",
                mode,
                set,
                mode == Mode.PEER ? set : null,
                candidate,
                Stream.of(interviewers).map(Member::accountId).toList(),
                List.of(),
                start,
                ZoneId.of("Europe/Berlin"),
                false);
        return at(MONDAY, () -> in(lead, () -> house.getBean(Interviews.class).schedule(lead, plan)));
    }

    private List<String> sitting(Member who) throws Exception {
        return rows(who, "select interview_id::text from seat where account_id = :who and left_at is null");
    }
}
