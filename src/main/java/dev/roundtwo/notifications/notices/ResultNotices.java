package dev.roundtwo.notifications.notices;

import dev.roundtwo.interviews.Bookings;
import dev.roundtwo.interviews.Bookings.Booking;
import dev.roundtwo.interviews.Bookings.Person;
import dev.roundtwo.interviews.InterviewFinished;
import dev.roundtwo.interviews.Mode;
import dev.roundtwo.interviews.Part;
import dev.roundtwo.interviews.Turn;
import dev.roundtwo.interviews.Turns;
import dev.roundtwo.notifications.notices.Teller.Told;
import dev.roundtwo.platform.web.Pages;
import dev.roundtwo.scoring.CardState;
import dev.roundtwo.scoring.CardSubmitted;
import dev.roundtwo.scoring.FeedbackPublished;
import dev.roundtwo.scoring.Scorecards;
import dev.roundtwo.scoring.Subject;
import dev.roundtwo.tenancy.notices.NoticeKind;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells that there is something to read: the debrief once all cards are in, and what was written for whoever answered. */
@Component
class ResultNotices {

    private final Turns turns;
    private final Scorecards cards;
    private final Bookings bookings;
    private final Teller teller;
    private final InterviewPost post;
    private final Pages pages;

    ResultNotices(Turns turns, Scorecards cards, Bookings bookings, Teller teller, InterviewPost post, Pages pages) {
        this.turns = turns;
        this.cards = cards;
        this.bookings = bookings;
        this.teller = teller;
        this.post = post;
        this.pages = pages;
    }

    @EventListener
    void submitted(CardSubmitted fact) {
        if (fact.subject().kind().equals("turn")) {
            turns.named(fact.subject().id()).map(Turn::interviewId).ifPresent(this::revealed);
        }
    }

    /** The last card may have come before the end. */
    @EventListener
    void finished(InterviewFinished fact) {
        revealed(fact.interviewId());
    }

    @EventListener
    void published(FeedbackPublished fact) {
        if (fact.subject().kind().equals("turn")) {
            turns.named(fact.subject().id()).ifPresent(turn -> published(turn, fact.number()));
        }
    }

    private void published(Turn turn, int number) {
        Booking booking = bookings.of(turn.interviewId());
        String code = number == 1 ? "notices.feedback" : "notices.feedback.again";
        booking.people().stream()
                .filter(person -> person.seat().equals(turn.candidateSeat()))
                .forEach(person -> tell(booking, person, "feedback/" + number, code, "/feedback"));
    }

    private void revealed(UUID interview) {
        if (!turns.status(interview).held() || !isOpen(interview)) {
            return;
        }
        Booking booking = bookings.of(interview);
        booking.people().stream()
                .filter(person -> person.part() == (booking.mode() == Mode.PEER ? Part.PEER : Part.LEAD))
                .forEach(person -> tell(booking, person, "debrief", "notices.debrief", "/debrief"));
    }

    private boolean isOpen(UUID interview) {
        Map<UUID, Set<UUID>> raters = turns.raters(interview);
        return raters.values().stream().anyMatch(seats -> !seats.isEmpty())
                && raters.entrySet().stream()
                        .allMatch(turn -> submitted(turn.getKey()).containsAll(turn.getValue()));
    }

    private Set<UUID> submitted(UUID turn) {
        Set<UUID> done = new HashSet<>();
        cards.states(new Subject("turn", turn)).stream()
                .filter(CardState::submitted)
                .forEach(card -> done.add(card.rater()));
        return done;
    }

    /** A guest has no page of their own: the mail leads to the link of their seat, and there on. */
    private void tell(Booking booking, Person person, String what, String code, String page) {
        UUID account = person.account();
        if (account == null) {
            post.tell(
                    person,
                    new News(
                            booking,
                            NoticeKind.RESULT,
                            what,
                            pages.text(code + ".title", booking.title()),
                            pages.text(code, booking.title())));
        } else {
            Told told = new Told(NoticeKind.RESULT, "interview/" + booking.id(), what, code, booking.title());
            teller.tell(account, told, "rooms/" + booking.id() + page, List.of());
        }
    }
}
