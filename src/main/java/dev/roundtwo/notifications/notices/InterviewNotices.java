package dev.roundtwo.notifications.notices;

import dev.roundtwo.interviews.AttendanceDropped;
import dev.roundtwo.interviews.AttendanceTold;
import dev.roundtwo.interviews.Bookings;
import dev.roundtwo.interviews.Bookings.Booking;
import dev.roundtwo.interviews.InterviewBooked;
import dev.roundtwo.interviews.InterviewCancelled;
import dev.roundtwo.interviews.InterviewMoved;
import dev.roundtwo.interviews.InterviewNear;
import dev.roundtwo.interviews.Part;
import dev.roundtwo.interviews.Planning;
import dev.roundtwo.platform.scope.Scope;
import dev.roundtwo.platform.web.Pages;
import dev.roundtwo.tenancy.notices.NoticeKind;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells the people of an interview of its time: that there is one, that it changed, that it is near. */
@Component
class InterviewNotices {

    private final Bookings bookings;
    private final Planning planning;
    private final InterviewPost post;
    private final Pages pages;

    InterviewNotices(Bookings bookings, Planning planning, InterviewPost post, Pages pages) {
        this.bookings = bookings;
        this.planning = planning;
        this.post = post;
        this.pages = pages;
    }

    /** Whoever planned it by hand knows; whom they did not want written to, is not. */
    @EventListener
    void booked(InterviewBooked fact) {
        Planning.Plan plan = planning.of(fact.interviewId());
        if (!plan.invites()) {
            return;
        }
        Booking booking = bookings.of(fact.interviewId());
        UUID planner = booking.match() == null ? plan.by() : null;
        String by = planner == null ? null : name(booking, planner);
        String code =
                booking.match() == null || booking.startsAt().isAfter(fact.at()) ? "notices.booked" : "notices.now";
        String title = by == null
                ? pages.text(code + ".title", booking.title())
                : pages.text("notices.invited.title", by, booking.title());
        String line = by == null ? pages.text(code + ".text") : pages.text("notices.invited.text", by);
        News news = new News(booking, NoticeKind.INVITATION, "booked/" + booking.sequence(), title, line)
                .enclosing(News.Enclosed.TIME);
        booking.people().stream()
                .filter(person -> planner == null || !planner.equals(person.account()))
                .forEach(person -> post.tell(person, news));
    }

    /** Who is back in it by that is told so instead. */
    @EventListener
    void moved(InterviewMoved fact) {
        Booking booking = bookings.of(fact.interviewId());
        News news = new News(
                        booking,
                        NoticeKind.CHANGE,
                        "moved/" + booking.sequence(),
                        pages.text("notices.moved.title", booking.title()),
                        line("notices.moved", booking, fact.by()))
                .enclosing(News.Enclosed.TIME)
                .before(fact.from());
        booking.people().stream()
                .filter(person -> fact.seats().contains(person.seat()))
                .forEach(person -> post.tell(person, news));
    }

    @EventListener
    void cancelled(InterviewCancelled fact) {
        Booking booking = bookings.of(fact.interviewId());
        News news = new News(
                        booking,
                        NoticeKind.CHANGE,
                        "cancelled",
                        pages.text("notices.cancelled.title", booking.title()),
                        line("notices.cancelled", booking, fact.by()))
                .enclosing(News.Enclosed.CANCELLATION)
                .because(planning.of(fact.interviewId()).cancelledBecause());
        booking.people().forEach(person -> post.tell(person, news));
    }

    @EventListener
    void near(InterviewNear fact) {
        Booking booking = bookings.of(fact.interviewId());
        String when = fact.soon() ? "soon" : "day";
        News news = new News(
                booking,
                NoticeKind.REMINDER,
                when + "/" + booking.sequence(),
                pages.text("notices.near." + when + ".title", booking.title()),
                pages.text("notices.near." + when));
        booking.people().forEach(person -> post.tell(person, fact.soon() ? news : news.enclosing(News.Enclosed.LINK)));
    }

    /** Only whoever is said to have missed it has something to say to that. */
    @EventListener
    void attendance(AttendanceTold fact) {
        if (fact.kept()) {
            return;
        }
        Booking booking = bookings.of(fact.interviewId());
        News news = new News(
                booking,
                NoticeKind.RESULT,
                "missed/" + fact.accountId() + "/" + fact.at().toEpochMilli(),
                pages.text("notices.missed.title", booking.title()),
                pages.text("notices.missed"));
        booking.people().stream()
                .filter(person -> fact.accountId().equals(person.account()))
                .forEach(person -> post.tell(person, news));
    }

    /** The two say different things: the one who did not just say so hears of it. */
    @EventListener
    void dropped(AttendanceDropped fact) {
        Booking booking = bookings.of(fact.interviewId());
        News news = new News(
                booking,
                NoticeKind.RESULT,
                "dropped/" + fact.at().toEpochMilli(),
                pages.text("notices.dropped.title", booking.title()),
                pages.text("notices.dropped"));
        UUID by = Scope.current().account();
        booking.people().stream()
                .filter(person -> person.part() == Part.PEER && !Objects.equals(by, person.account()))
                .forEach(person -> post.tell(person, news));
    }

    /** Who did it, where others may know: the name that the booking shows. */
    private String line(String code, Booking booking, @Nullable UUID by) {
        String name = by == null ? null : name(booking, by);
        return name == null ? pages.text(code) : pages.text(code + ".by", name);
    }

    private static @Nullable String name(Booking booking, UUID account) {
        return booking.people().stream()
                .filter(person -> account.equals(person.account()))
                .map(Bookings.Person::name)
                .findFirst()
                .orElse(null);
    }
}
