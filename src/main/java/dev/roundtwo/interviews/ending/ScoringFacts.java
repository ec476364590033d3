package dev.roundtwo.interviews.ending;

import dev.roundtwo.interviews.Audience;
import dev.roundtwo.interviews.Kind;
import dev.roundtwo.interviews.Part;
import dev.roundtwo.interviews.Seat;
import dev.roundtwo.interviews.Seats;
import dev.roundtwo.interviews.Timeline;
import dev.roundtwo.platform.audit.Audit;
import dev.roundtwo.platform.scope.Scope;
import dev.roundtwo.scoring.CardReopened;
import dev.roundtwo.scoring.CardSubmitted;
import dev.roundtwo.scoring.DecisionRecorded;
import dev.roundtwo.scoring.FeedbackPublished;
import dev.roundtwo.scoring.Subject;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Puts what scoring tells on the timeline, in the same transaction, and closes an interview that is done: a panel with its
 * decision or feedback, peers with their second card.
 */
@Component
class ScoringFacts {

    private final JdbcClient sql;
    private final Seats seats;
    private final Timeline timeline;
    private final Endings endings;
    private final Audit audit;

    ScoringFacts(JdbcClient sql, Seats seats, Timeline timeline, Endings endings, Audit audit) {
        this.audit = audit;
        this.sql = sql;
        this.seats = seats;
        this.timeline = timeline;
        this.endings = endings;
    }

    @EventListener
    void submitted(CardSubmitted fact) {
        if (isTurn(fact.subject())) {
            Seat rater = seats.named(fact.raterId());
            told("scorecard.submitted", rater);
            timeline.record(rater, Kind.CARD_SUBMITTED, whoMayKnow(rater), as(rater));
            if (rater.part() == Part.PEER) {
                endings.closeIfDone(rater.interviewId(), rater.name());
            }
        }
    }

    @EventListener
    void reopened(CardReopened fact) {
        if (isTurn(fact.subject())) {
            Seat rater = seats.named(fact.raterId());
            told("scorecard.reopened", rater);
            timeline.record(rater, Kind.CARD_REOPENED, whoMayKnow(rater), with(as(rater), fact.reason()));
        }
    }

    @EventListener
    void decided(DecisionRecorded fact) {
        if (isTurn(fact.subject())) {
            Seat decider = seats.named(fact.raterId());
            told("decision.recorded", decider, "verdict", fact.verdict().name());
            timeline.record(
                    decider,
                    Kind.DECIDED,
                    Audience.INTERVIEWERS,
                    Map.of("verdict", fact.verdict().name()));
            endings.closeIfDone(decider.interviewId(), decider.name());
        }
    }

    @EventListener
    void published(FeedbackPublished fact) {
        if (isTurn(fact.subject())) {
            Seat writer = seats.named(fact.raterId());
            told("feedback.published", writer, "number", Integer.toString(fact.number()));
            timeline.record(writer, Kind.FEEDBACK, Audience.EVERYONE, Map.of("number", fact.number()));
            endings.closeIfDone(writer.interviewId(), writer.name());
        }
    }

    /** Into the audit log: who did it in which interview, and from which seat, as a guest has no account. */
    private void told(String action, Seat by, String... facts) {
        String[] all = Arrays.copyOf(facts, facts.length + 2);
        all[facts.length] = "seat";
        all[facts.length + 1] = by.id().toString();
        Scope scope = by.accountId() == null ? Scope.current() : new Scope(by.workspaceId(), by.accountId());
        scope.run(() -> audit.record(action, "interview", by.interviewId(), all));
    }

    /** Peers score each other, so each may know that the other is done; a panel's candidate need not. */
    private static Audience whoMayKnow(Seat rater) {
        return rater.part() == Part.PEER ? Audience.EVERYONE : Audience.INTERVIEWERS;
    }

    private static Map<String, String> as(Seat rater) {
        return rater.part() == Part.SHADOW ? Map.of("as", "shadow") : Map.of();
    }

    private static Map<String, String> with(Map<String, String> as, String reason) {
        Map<String, String> all = new HashMap<>(as);
        all.put("reason", reason);
        return all;
    }

    private boolean isTurn(Subject subject) {
        return subject.kind().equals("turn")
                && sql.sql("select exists (select from turn where id = ?)")
                        .param(subject.id())
                        .query(Boolean.class)
                        .single();
    }
}
