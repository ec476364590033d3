package dev.roundtwo.notifications.notices;

import dev.roundtwo.interviews.Bookings;
import dev.roundtwo.interviews.Bookings.Booking;
import dev.roundtwo.interviews.Bookings.Person;
import dev.roundtwo.interviews.Mode;
import dev.roundtwo.interviews.Part;
import dev.roundtwo.interviews.ReturnClashed;
import dev.roundtwo.interviews.SeatReleased;
import dev.roundtwo.interviews.SeatReturned;
import dev.roundtwo.notifications.notices.Teller.Told;
import dev.roundtwo.platform.web.Pages;
import dev.roundtwo.tenancy.notices.NoticeKind;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells who was released from an interview or is back in it, and those who cannot hold it without them. */
@Component
class SeatNotices {

    private final Bookings bookings;
    private final InterviewPost post;
    private final Teller teller;
    private final Pages pages;

    SeatNotices(Bookings bookings, InterviewPost post, Teller teller, Pages pages) {
        this.bookings = bookings;
        this.post = post;
        this.teller = teller;
        this.pages = pages;
    }

    /** Their calendar lets go of it, and so does the reason to be there. */
    @EventListener
    void released(SeatReleased fact) {
        News news = news(fact.interviewId(), "released", fact.at(), "notices.released");
        post.tell(bookings.in(fact.seatId()), news.enclosing(News.Enclosed.CANCELLATION));
        partners(news.booking(), bookings.in(fact.seatId()), what("parted", fact.at()), "notices.parted");
    }

    @EventListener
    void returned(SeatReturned fact) {
        News news = news(fact.interviewId(), "returned", fact.at(), "notices.returned");
        post.tell(bookings.in(fact.seatId()), news.enclosing(News.Enclosed.TIME));
        partners(news.booking(), bookings.in(fact.seatId()), what("rejoined", fact.at()), "notices.rejoined");
    }

    /** Whoever leads can move it; without a lead the others take it over, or wait for an admin. */
    @EventListener
    void clashed(ReturnClashed fact) {
        News news = news(fact.interviewId(), "clashed", fact.at(), "notices.clashed.you");
        Person out = bookings.in(fact.seatId());
        post.tell(out, news);
        Booking booking = news.booking();
        String what = what("clashed/" + out.seat(), fact.at());
        if (booking.mode() == Mode.PEER) {
            partners(booking, out, what, "notices.clashed.peer");
            return;
        }
        boolean led = booking.people().stream().anyMatch(person -> person.part() == Part.LEAD);
        booking.people().stream()
                .filter(person -> person.part() == (led ? Part.LEAD : Part.INTERVIEWER))
                .forEach(person -> tell(booking, person, out, what, led ? "notices.clashed" : "notices.clashed.lead"));
    }

    private void partners(Booking booking, Person whose, String what, String code) {
        booking.people().stream()
                .filter(person -> person.part() == Part.PEER && !person.seat().equals(whose.seat()))
                .forEach(person -> tell(booking, person, whose, what, code));
    }

    /** By the name that others of the interview may know. */
    private void tell(Booking booking, Person to, Person about, String what, String code) {
        UUID account = to.account();
        if (account == null) {
            String title = pages.text(code + ".title", about.name(), booking.title());
            post.tell(to, new News(booking, NoticeKind.CHANGE, what, title, pages.text(code, about.name())));
            return;
        }
        Told told = new Told(NoticeKind.CHANGE, "interview/" + booking.id(), what, code, about.name(), booking.title());
        UUID whose = about.account();
        Told named = whose == null || booking.anonymous() ? told : told.naming(whose);
        teller.tell(account, named, "interviews/" + booking.id(), List.of());
    }

    private News news(UUID interview, String what, Instant at, String code) {
        Booking booking = bookings.of(interview);
        String title = pages.text(code + ".title", booking.title());
        return new News(booking, NoticeKind.CHANGE, what(what, at), title, pages.text(code));
    }

    private static String what(String what, Instant at) {
        return what + "/" + at.toEpochMilli();
    }
}
