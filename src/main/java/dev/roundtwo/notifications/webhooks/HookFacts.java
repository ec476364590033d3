package dev.roundtwo.notifications.webhooks;

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
import java.util.Map;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Turns facts into events, in the transaction of the fact: told when it holds, and never when it was rolled back. */
@Component
class HookFacts {

    private final Hooks hooks;
    private final Turns turns;

    HookFacts(Hooks hooks, Turns turns) {
        this.hooks = hooks;
        this.turns = turns;
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

    /** Scoring may judge other things than the turns of interviews; of those nobody is told. */
    private void ofInterview(HookEvent event, Subject subject, int number) {
        if (subject.kind().equals("turn") && hooks.anybodyHears(event)) {
            UUID interview = turns.named(subject.id()).interviewId();
            hooks.tell(event, "interview " + interview, Map.of("interview", interview, "number", number));
        }
    }
}
