package dev.roundtwo.notifications.notices;

import static dev.roundtwo.Cast.in;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.ServerSetupTest;
import dev.roundtwo.insights.Past;
import dev.roundtwo.interviews.InterviewFinished;
import dev.roundtwo.interviews.Interviews;
import dev.roundtwo.interviews.Mode;
import dev.roundtwo.interviews.Plan;
import dev.roundtwo.interviews.Plan.Invitee;
import dev.roundtwo.interviews.Seat;
import dev.roundtwo.interviews.Seats;
import dev.roundtwo.interviews.Turns;
import dev.roundtwo.interviews.room.LiveRoom;
import dev.roundtwo.platform.Ids;
import dev.roundtwo.platform.mail.GreenPost;
import dev.roundtwo.platform.mail.GreenPost.Arrived;
import dev.roundtwo.practice.Club;
import dev.roundtwo.scoring.FeedbackPublished;
import dev.roundtwo.scoring.Subject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** That there is something to read is told to whom it is for, members and guests, and not before it may be read. */
class ResultNoticesTests extends NoticesTest {

    @RegisterExtension
    static final GreenMailExtension SERVER = new GreenMailExtension(ServerSetupTest.SMTP.dynamicPort());

    private static final Instant THEN = Instant.parse("2026-10-08T10:00:00Z");

    private Past past;
    private String guest;

    @BeforeEach
    void gather() {
        past = new Past(house);
        guest = Ids.next() + "@example.org";
    }

    @Test
    void theDebriefIsToldToTheLeadWithTheLastCardAndFeedbackToTheCandidate() throws Exception {
        UUID interview = past.panel(ada, ben, chloe, past.set(ada), THEN, Duration.ofMinutes(45));
        past.scores(ada, interview, 3);
        assertThat(titles(ada)).noneMatch(title -> title.contains("debrief"));
        past.scores(chloe, interview, 2);
        assertThat(titles(ada)).containsOnlyOnce("The debrief is open: Staff backend");
        assertThat(titles(chloe)).noneMatch(title -> title.contains("debrief"));
        assertThat(titles(ben)).noneMatch(title -> title.contains("debrief") || title.contains("Feedback"));

        past.publishes(ada, interview, false);
        assertThat(titles(ben)).containsOnlyOnce("Feedback for you: Staff backend");
        assertThat(rows(ben, "select path from notice where account_id = :who and title like 'Feedback%'"))
                .containsExactly("/w/" + ada.workspaceSlug() + "/rooms/" + interview + "/feedback");
        assertThat(titles(chloe)).noneMatch(title -> title.contains("Feedback"));
    }

    @Test
    void cardsThatAreInBeforeTheEndAreToldOfAtTheEnd() throws Exception {
        UUID interview = past.panel(ada, ben, chloe, past.set(ada), THEN, Duration.ofMinutes(45));
        Club club = new Club(house);
        club.change(ada, "update interview set status = 'LIVE' where id = ?", interview);
        past.scores(ada, interview, 3);
        past.scores(chloe, interview, 2);
        assertThat(titles(ada)).noneMatch(title -> title.contains("debrief"));
        club.change(ada, "update interview set status = 'SCORING' where id = ?", interview);
        at(MONDAY, () -> publish(new InterviewFinished(ada.workspaceId(), interview, THEN)));
        assertThat(titles(ada)).containsOnlyOnce("The debrief is open: Staff backend");
    }

    @Test
    void aGuestHasAMailAboutFeedbackOnceItIsPublishedAndAboutACorrection() throws Exception {
        UUID interview = held(Mode.PANEL);
        past.scores(ada, interview, 3);
        past.scores(chloe, interview, 2);
        assertThat(results()).as("nothing is published").isEmpty();
        at(MONDAY, () -> {
            past.publishes(ada, interview, true);
            return interview;
        });
        told(interview, 1);
        assertThat(results()).hasSize(1).first().satisfies(mail -> {
            assertThat(mail.subject()).isEqualTo("Feedback for you: Staff backend");
            assertThat(mail.text())
                    .contains("Hello Ben Okafor,", "Read it", "/join/" + ada.workspaceSlug() + "/")
                    .doesNotContain("Thank you.", "Reliability", "Chloé");
            assertThat(mail.calendar()).isNull();
        });
        told(interview, 2);
        assertThat(results())
                .extracting(Arrived::subject)
                .containsExactly("Feedback for you: Staff backend", "Feedback for you was changed: Staff backend");
    }

    @Test
    void aGuestAmongPeersHasAMailWhenBothCardsAreIn() throws Exception {
        UUID interview = held(Mode.PEER);
        past.scores(ada, interview, 3);
        assertThat(results()).isEmpty();
        assertThat(titles(ada)).noneMatch(title -> title.contains("debrief"));
        at(MONDAY, () -> {
            past.scores(ada, guests(interview), 2, true);
            return interview;
        });
        assertThat(results()).extracting(Arrived::subject).containsExactly("The debrief is open: Staff backend");
        assertThat(titles(ada)).containsOnlyOnce("The debrief is open: Staff backend");
    }

    /** What arrived, without what was told of the time. */
    private List<Arrived> results() throws Exception {
        return new GreenPost(house, SERVER)
                .to(guest).stream()
                        .filter(mail -> mail.subject().contains("eedback")
                                || mail.subject().contains("debrief"))
                        .toList();
    }

    private void told(UUID interview, int number) throws Exception {
        UUID turn = in(ada, () -> house.getBean(Turns.class).current(interview)).id();
        UUID lead = in(ada, () -> past.seat(interview, ada)).id();
        // In 2030: until then it lies where the test reads it.
        at(MONDAY, () -> publish(new FeedbackPublished(ada.workspaceId(), new Subject("turn", turn), lead, number)));
    }

    private Seat guests(UUID interview) throws Exception {
        return seats(interview).stream()
                .filter(seat -> seat.accountId() == null)
                .findFirst()
                .orElseThrow();
    }

    private List<Seat> seats(UUID interview) throws Exception {
        return in(
                ada,
                () -> transaction.execute(status -> house.getBean(Seats.class).of(interview)));
    }

    /** Ada asks, and Chloé in a panel; Ben Okafor has no account here. It is over. */
    private UUID held(Mode mode) throws Exception {
        UUID set = past.set(ada);
        boolean panel = mode == Mode.PANEL;
        UUID interview = past.at(THEN.minusSeconds(7200), ada, () -> house.getBean(Interviews.class)
                .schedule(
                        ada,
                        new Plan(
                                "Staff backend",
                                mode,
                                set,
                                panel ? null : set,
                                Invitee.guest("Ben Okafor", guest),
                                panel ? List.of(chloe.accountId()) : List.of(),
                                List.of(),
                                THEN,
                                ZoneId.of("Europe/Berlin"),
                                false)));
        LiveRoom room = house.getBean(LiveRoom.class);
        past.at(THEN, ada, () -> {
            Seat lead = past.seat(interview, ada);
            room.start(lead);
            if (!panel) {
                room.swap(lead);
            }
            room.finish(panel ? lead : guests(interview));
            return "";
        });
        return interview;
    }
}
