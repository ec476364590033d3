package dev.roundtwo.notifications.webhooks;

import dev.roundtwo.interviews.AttendanceDropped;
import dev.roundtwo.interviews.AttendanceTold;
import dev.roundtwo.interviews.Bookings;
import dev.roundtwo.interviews.InterviewBegan;
import dev.roundtwo.interviews.InterviewBooked;
import dev.roundtwo.interviews.InterviewCancelled;
import dev.roundtwo.interviews.InterviewClosed;
import dev.roundtwo.interviews.InterviewFinished;
import dev.roundtwo.interviews.InterviewMoved;
import dev.roundtwo.interviews.Turn;
import dev.roundtwo.interviews.Turns;
import dev.roundtwo.questions.QuestionSetPublished;
import dev.roundtwo.scoring.CardReopened;
import dev.roundtwo.scoring.CardSubmitted;
import dev.roundtwo.scoring.DecisionRecorded;
import dev.roundtwo.scoring.FeedbackPublished;
import dev.roundtwo.scoring.Subject;
import dev.roundtwo.tenancy.MemberJoined;
import dev.roundtwo.tenancy.MemberLeft;
import dev.roundtwo.tenancy.RoleChanged;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Turns facts into events, in the transaction of the fact: told when it holds, and never when it was rolled back. */
@Component
class HookFacts {

    private final Hooks hooks;
    private final Turns turns;
    private final Bookings bookings;

    HookFacts(Hooks hooks, Turns turns, Bookings bookings) {
        this.hooks = hooks;
        this.turns = turns;
        this.bookings = bookings;
    }

    @EventListener
    void joined(MemberJoined fact) {
        hooks.tell(
                HookEvent.MEMBER_JOINED,
                "member " + fact.accountId(),
                Map.of("account", fact.accountId(), "role", fact.role()));
    }

    @EventListener
    void left(MemberLeft fact) {
        hooks.tell(HookEvent.MEMBER_LEFT, "member " + fact.accountId(), Map.of("account", fact.accountId()));
    }

    @EventListener
    void changed(RoleChanged fact) {
        hooks.tell(
                HookEvent.MEMBER_ROLE_CHANGED,
                "member " + fact.accountId(),
                Map.of("account", fact.accountId(), "role", fact.role()));
    }

    @EventListener
    void published(QuestionSetPublished fact) {
        hooks.tell(
                HookEvent.SET_PUBLISHED, "set " + fact.family(), Map.of("set", fact.setId(), "number", fact.number()));
    }

    @EventListener
    void submitted(CardSubmitted fact) {
        ofInterview(HookEvent.CARD_SUBMITTED, fact.subject(), 0);
    }

    @EventListener
    void reopened(CardReopened fact) {
        ofInterview(HookEvent.CARD_REOPENED, fact.subject(), 0);
    }

    @EventListener
    void decided(DecisionRecorded fact) {
        ofInterview(HookEvent.DECISION_RECORDED, fact.subject(), 0);
    }

    @EventListener
    void published(FeedbackPublished fact) {
        ofInterview(HookEvent.FEEDBACK_PUBLISHED, fact.subject(), fact.number());
    }

    @EventListener
    void booked(InterviewBooked fact) {
        tell(HookEvent.INTERVIEW_BOOKED, fact.interviewId());
    }

    @EventListener
    void moved(InterviewMoved fact) {
        hooks.tell(
                HookEvent.INTERVIEW_MOVED,
                "interview " + fact.interviewId(),
                Map.of(
                        "interview", fact.interviewId(),
                        "from", fact.from().toString(),
                        "to", fact.to().toString()));
    }

    @EventListener
    void cancelled(InterviewCancelled fact) {
        tell(HookEvent.INTERVIEW_CANCELLED, fact.interviewId());
    }

    @EventListener
    void began(InterviewBegan fact) {
        tell(HookEvent.INTERVIEW_BEGAN, fact.interviewId());
    }

    @EventListener
    void finished(InterviewFinished fact) {
        tell(HookEvent.INTERVIEW_FINISHED, fact.interviewId());
    }

    @EventListener
    void closed(InterviewClosed fact) {
        tell(HookEvent.INTERVIEW_CLOSED, fact.interviewId());
    }

    @EventListener
    void attendance(AttendanceTold fact) {
        if (!hooks.anybodyHears(HookEvent.ATTENDANCE_TOLD)) {
            return;
        }
        Map<String, Object> data = new HashMap<>(Map.of("interview", fact.interviewId(), "kept", fact.kept()));
        if (!bookings.of(fact.interviewId()).anonymous()) {
            data.put("account", fact.accountId());
        }
        hooks.tell(HookEvent.ATTENDANCE_TOLD, "interview " + fact.interviewId(), data);
    }

    @EventListener
    void dropped(AttendanceDropped fact) {
        tell(HookEvent.ATTENDANCE_DROPPED, fact.interviewId());
    }

    private void tell(HookEvent event, UUID interview) {
        hooks.tell(event, "interview " + interview, Map.of("interview", interview));
    }

    /** Scoring may judge other things than the turns of interviews; of those nobody is told. */
    private void ofInterview(HookEvent event, Subject subject, int number) {
        if (subject.kind().equals("turn") && hooks.anybodyHears(event)) {
            turns.named(subject.id())
                    .map(Turn::interviewId)
                    .ifPresent(interview -> hooks.tell(
                            event, "interview " + interview, Map.of("interview", interview, "number", number)));
        }
    }
}
