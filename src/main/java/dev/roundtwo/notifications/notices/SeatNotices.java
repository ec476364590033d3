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
import dev.roundtwo.tenancy.Role;
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
    private final Place place;
    private final Pages pages;

    SeatNotices(Bookings bookings, InterviewPost post, Teller teller, Place place, Pages pages) {
        this.bookings = bookings;
        this.post = post;
        this.teller = teller;
        this.place = place;
        this.pages = pages;
    }

    /** Their calendar lets go of it, and so does the reason to be there. A panel with a lead goes on as it was. */
    @EventListener
    void released(SeatReleased fact) {
        News news = news(fact.interviewId(), "released", fact.at(), "notices.released");
        Person out = bookings.in(fact.seatId());
        post.tell(out, news.enclosing(News.Enclosed.CANCELLATION));
        if (news.booking().mode() == Mode.PEER) {
            partners(news.booking(), out, what("parted", fact.at()), "notices.parted");
        } else if (sitting(news.booking(), Part.LEAD).isEmpty()) {
            panel(news.booking(), out, what("lost/" + out.seat(), fact.at()), "notices.lost");
        }
    }

    @EventListener
    void returned(SeatReturned fact) {
        News news = news(fact.interviewId(), "returned", fact.at(), "notices.returned");
        post.tell(bookings.in(fact.seatId()), news.enclosing(News.Enclosed.TIME));
        partners(news.booking(), bookings.in(fact.seatId()), what("rejoined", fact.at()), "notices.rejoined");
    }

    /** Once for each time that it has. */
    @EventListener
    void clashed(ReturnClashed fact) {
        Booking booking = bookings.of(fact.interviewId());
        Person out = bookings.in(fact.seatId());
        post.tell(out, news(fact.interviewId(), "clashed", booking.startsAt(), "notices.clashed.you"));
        String what = what("clashed/" + out.seat(), booking.startsAt());
        if (booking.mode() == Mode.PEER) {
            partners(booking, out, what, "notices.clashed.peer");
        } else {
            panel(booking, out, what, "notices.clashed");
        }
    }

    /** Whoever leads can move it; without a lead the others take it over, and admins where nobody is left. */
    private void panel(Booking booking, Person out, String what, String code) {
        String alone = out.part() == Part.LEAD ? ".lead" : ".unled";
        List<Person> leads = sitting(booking, Part.LEAD);
        List<Person> others = sitting(booking, Part.INTERVIEWER);
        leads.forEach(person -> tell(booking, person, out, what, code));
        if (leads.isEmpty()) {
            others.forEach(person -> tell(booking, person, out, what, code + alone));
        }
        if (leads.isEmpty() && others.isEmpty()) {
            admins(booking, out, what, code + ".admin");
        }
    }

    private static List<Person> sitting(Booking booking, Part part) {
        return booking.people().stream().filter(person -> person.part() == part).toList();
    }

    /** But not who is asked in it, and who is out themselves knows. */
    private void admins(Booking booking, Person out, String what, String code) {
        place.having(Role.ADMIN).stream()
                .filter(account -> !account.equals(out.account()))
                .filter(account -> booking.people().stream().noneMatch(person -> account.equals(person.account())))
                .forEach(account -> tell(booking, account, out, what, code));
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
        tell(booking, account, about, what, code);
    }

    private void tell(Booking booking, UUID account, Person about, String what, String code) {
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
