package dev.roundtwo.notifications.webhooks;

import static dev.roundtwo.Cast.in;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtwo.interviews.AttendanceDropped;
import dev.roundtwo.interviews.AttendanceTold;
import dev.roundtwo.interviews.InterviewBegan;
import dev.roundtwo.interviews.InterviewCancelled;
import dev.roundtwo.interviews.InterviewClosed;
import dev.roundtwo.interviews.InterviewFinished;
import dev.roundtwo.interviews.InterviewMoved;
import dev.roundtwo.interviews.Interviews;
import dev.roundtwo.interviews.Mode;
import dev.roundtwo.interviews.Plan;
import dev.roundtwo.interviews.Seats;
import dev.roundtwo.interviews.Turns;
import dev.roundtwo.notifications.webhooks.Listener.Heard;
import dev.roundtwo.scoring.CardReopened;
import dev.roundtwo.scoring.CardSubmitted;
import dev.roundtwo.scoring.Decision;
import dev.roundtwo.scoring.DecisionRecorded;
import dev.roundtwo.scoring.FeedbackPublished;
import dev.roundtwo.scoring.Subject;
import dev.roundtwo.tenancy.Member;
import dev.roundtwo.tenancy.Role;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;

/** What endpoints are told, and how: v5.0.0-4.1.5. */
class WebhookTests extends ListeningTest {

    private static final Instant WAS = Instant.parse("2030-01-14T08:00:00Z");
    private static final Instant IS = Instant.parse("2030-01-15T09:30:00Z");

    @Autowired
    Interviews interviews;

    @Autowired
    Seats seats;

    @Autowired
    Turns turns;

    @Autowired
    ApplicationEventPublisher facts;

    @Test
    void whatIsToldVerifiesWithTheSpecificationsOwnLibrary() throws Exception {
        Webhooks.Added added = add("question_set.published");
        UUID set = publishedSet();
        Heard heard = heard(1).getFirst();
        assertThat(added.secret()).startsWith("whsec_");
        assertThat(heard.verifies(added.secret())).isTrue();
        assertThat(heard.verifies("whsec_" + "c2VjcmV0c2VjcmV0c2VjcmV0")).isFalse();
        assertThat(new Heard(heard.headers(), heard.body().replace("1", "2")).verifies(added.secret()))
                .as("a body that was changed")
                .isFalse();
        assertThat(heard.headers().firstValue("content-type")).contains("application/json");
        assertThat(heard.type()).isEqualTo("question_set.published");
        assertThat(Instant.parse(heard.json().path("timestamp").asString()))
                .isBetween(Instant.now().minusSeconds(60), Instant.now());
        assertThat(heard.json().at("/data/set").asString()).isEqualTo(set.toString());
        assertThat(heard.json().at("/data/number").asInt()).isEqualTo(1);
        assertThat(heard.json().at("/data/workspace").asString()).isEqualTo(ada.workspaceSlug());
    }

    /** Every event with what its documentation says, and nothing that blindness or privacy keeps. */
    @Test
    void eachFactIsToldWithIdsOnly() throws Exception {
        add(ALL.toArray(String[]::new));
        Member charlie = cast.joins(ada, people.charlie());
        in(ada, () -> {
            members.changeRole(ada, charlie.accountId(), Role.ADMIN);
            members.remove(ada, charlie.accountId());
            return null;
        });
        UUID interview = interview();
        Subject turn =
                new Subject("turn", in(ada, () -> turns.current(interview)).id());
        UUID seat = in(ada, () -> seats.of(ada, interview)).id();
        publish(
                new CardSubmitted(ada.workspaceId(), turn, seat),
                new CardReopened(ada.workspaceId(), turn, seat, "I mixed up two answers"),
                new DecisionRecorded(ada.workspaceId(), turn, seat, Decision.Verdict.ADVANCE),
                new FeedbackPublished(ada.workspaceId(), turn, seat, 2),
                new InterviewMoved(ada.workspaceId(), interview, WAS, IS, ada.accountId(), WAS, Set.of(seat)),
                new InterviewBegan(ada.workspaceId(), interview, WAS),
                new InterviewFinished(ada.workspaceId(), interview, WAS),
                new InterviewClosed(ada.workspaceId(), interview, WAS),
                new InterviewCancelled(ada.workspaceId(), interview, null, WAS),
                new AttendanceTold(ada.workspaceId(), interview, ada.accountId(), false, WAS),
                new AttendanceDropped(ada.workspaceId(), interview, WAS),
                new CardSubmitted(ada.workspaceId(), new Subject("something else", seat), seat));
        List<Heard> heard = heard(ALL.size());
        assertThat(heard.stream().map(Heard::type)).containsExactlyInAnyOrderElementsOf(ALL);
        for (Heard one : heard) {
            HookEvent event = HookEvent.of(one.type()).orElseThrow();
            var said = new TreeSet<>(one.json().path("data").propertyNames());
            assertThat(said)
                    .as(one.type())
                    .isEqualTo(Stream.concat(Stream.of("workspace"), event.data().stream())
                            .collect(Collectors.toCollection(TreeSet::new)));
            assertThat(one.body())
                    .doesNotContain("null", "Charlie", "Ada", "ADVANCE", "mixed", seat.toString(), "example.org");
        }
        assertThat(heard.stream().filter(one -> one.type().startsWith("interview")))
                .hasSize(6)
                .allSatisfy(one ->
                        assertThat(one.json().at("/data/interview").asString()).isEqualTo(interview.toString()));
        assertThat(heard.stream().filter(one -> one.type().equals("interview.moved")))
                .allSatisfy(
                        one -> assertThat(one.json().at("/data/to").asString()).isEqualTo(IS.toString()));
        assertThat(heard.stream().filter(one -> one.type().equals("attendance.told")))
                .allSatisfy(one ->
                        assertThat(one.json().at("/data/kept").asBoolean(true)).isFalse());
        assertThat(heard.stream().filter(one -> one.type().equals("attendance.dropped")))
                .allSatisfy(one ->
                        assertThat(one.json().at("/data/interview").asString()).isEqualTo(interview.toString()));
        assertThat(heard.stream().filter(one -> one.type().startsWith("scorecard")))
                .allSatisfy(one ->
                        assertThat(one.json().at("/data/interview").asString()).isEqualTo(interview.toString()));
    }

    @Test
    void whatWasRolledBackIsToldToNobody() throws Exception {
        add("member.joined", "question_set.published");
        in(
                ada,
                () -> transaction.execute(status -> {
                    status.setRollbackOnly();
                    return cast.joins(ada, people.charlie());
                }));
        publishedSet();
        assertThat(heard(1)).hasSize(1);
        assertThat(listener.types()).containsExactly("question_set.published");
    }

    @Test
    void othersAndThoseWhoDidNotAskAreNotTold() throws Exception {
        add("member.left");
        Member charlie = people.charlie();
        try (Listener elsewhere = new Listener()) {
            in(
                    charlie,
                    () -> webhooks.add(
                            charlie, new WebhookForm(elsewhere.url(), "", List.of("question_set.published"))));
            Webhooks.Added mine = add("question_set.published");
            publishedSet();
            assertThat(heard(1).getFirst().verifies(mine.secret())).isTrue();
            assertThat(elsewhere.heard).isEmpty();
        }
    }

    private UUID interview() throws Exception {
        UUID set = publishedSet();
        return in(
                ada,
                () -> interviews.schedule(
                        ada,
                        new Plan(
                                "Staff backend",
                                Mode.PANEL,
                                set,
                                null,
                                Plan.Invitee.member(people.ben().accountId()),
                                List.of(),
                                List.of(),
                                null,
                                ZoneId.of("UTC"),
                                false)));
    }

    private void publish(Object... all) throws Exception {
        for (Object fact : all) {
            in(
                    ada,
                    () -> transaction.execute(status -> {
                        facts.publishEvent(fact);
                        return fact;
                    }));
        }
    }
}
