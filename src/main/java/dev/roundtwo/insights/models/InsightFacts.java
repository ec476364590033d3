package dev.roundtwo.insights.models;

import dev.roundtwo.interviews.AttendanceDropped;
import dev.roundtwo.interviews.AttendanceTold;
import dev.roundtwo.interviews.InterviewBegan;
import dev.roundtwo.interviews.InterviewBooked;
import dev.roundtwo.interviews.InterviewCancelled;
import dev.roundtwo.interviews.InterviewClosed;
import dev.roundtwo.interviews.InterviewFinished;
import dev.roundtwo.interviews.InterviewMoved;
import dev.roundtwo.interviews.Turn;
import dev.roundtwo.interviews.Turns;
import dev.roundtwo.practice.Pairs;
import dev.roundtwo.practice.PeersMatched;
import dev.roundtwo.scoring.CardReopened;
import dev.roundtwo.scoring.CardSubmitted;
import dev.roundtwo.scoring.DecisionRecorded;
import dev.roundtwo.scoring.FeedbackPublished;
import dev.roundtwo.scoring.Subject;
import dev.roundtwo.tenancy.MemberJoined;
import dev.roundtwo.tenancy.MemberLeft;
import dev.roundtwo.tenancy.RoleChanged;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Hears the facts, in their transaction: what holds is counted, and what was rolled back never is. */
@Component
class InsightFacts {

    private final Marks marks;
    private final MatchModel matches;
    private final Turns turns;

    InsightFacts(Marks marks, MatchModel matches, Turns turns) {
        this.marks = marks;
        this.matches = matches;
        this.turns = turns;
    }

    @EventListener
    void booked(InterviewBooked fact) {
        marks.mark(fact.interviewId());
    }

    @EventListener
    void moved(InterviewMoved fact) {
        marks.mark(fact.interviewId());
    }

    @EventListener
    void cancelled(InterviewCancelled fact) {
        marks.mark(fact.interviewId());
    }

    @EventListener
    void began(InterviewBegan fact) {
        marks.mark(fact.interviewId());
    }

    @EventListener
    void finished(InterviewFinished fact) {
        marks.mark(fact.interviewId());
    }

    @EventListener
    void closed(InterviewClosed fact) {
        marks.mark(fact.interviewId());
    }

    @EventListener
    void dropped(AttendanceDropped fact) {
        marks.mark(fact.interviewId());
    }

    @EventListener
    void attended(AttendanceTold fact) {
        marks.mark(fact.interviewId());
    }

    @EventListener
    void submitted(CardSubmitted fact) {
        judged(fact.subject());
    }

    @EventListener
    void reopened(CardReopened fact) {
        judged(fact.subject());
    }

    @EventListener
    void decided(DecisionRecorded fact) {
        judged(fact.subject());
    }

    @EventListener
    void published(FeedbackPublished fact) {
        judged(fact.subject());
    }

    @EventListener
    void matched(PeersMatched fact) {
        matches.keep(new Pairs.Pair(fact.match(), fact.group(), fact.asks(), fact.answers(), fact.at()));
    }

    @EventListener
    void left(MemberLeft fact) {
        marks.markOf(fact.accountId());
    }

    @EventListener
    void joined(MemberJoined fact) {
        marks.markOf(fact.accountId());
    }

    @EventListener
    void changed(RoleChanged fact) {
        marks.markOf(fact.accountId());
    }

    /** Scoring may judge other things than the turns of interviews; those are not counted. */
    private void judged(Subject subject) {
        if (subject.kind().equals("turn")) {
            turns.named(subject.id()).map(Turn::interviewId).ifPresent(marks::mark);
        }
    }
}
