package dev.roundtwo.notifications.notices;

import dev.roundtwo.identity.RegionalSettings;
import dev.roundtwo.interviews.Bookings;
import dev.roundtwo.interviews.Bookings.Booking;
import dev.roundtwo.interviews.Bookings.Person;
import dev.roundtwo.interviews.Part;
import dev.roundtwo.interviews.TimeKept;
import dev.roundtwo.interviews.TimesAsked;
import dev.roundtwo.interviews.booking.TimeWish;
import dev.roundtwo.interviews.booking.Wishes;
import dev.roundtwo.notifications.notices.Teller.Told;
import dev.roundtwo.platform.mail.Letter.Row;
import dev.roundtwo.platform.web.Pages;
import dev.roundtwo.tenancy.notices.NoticeKind;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells whoever can move an interview that somebody asks for it, and whoever asked that it stays. */
@Component
class WishNotices {

    private final Wishes wishes;
    private final Bookings bookings;
    private final RegionalSettings regions;
    private final Teller teller;
    private final InterviewPost post;
    private final Pages pages;

    WishNotices(
            Wishes wishes,
            Bookings bookings,
            RegionalSettings regions,
            Teller teller,
            InterviewPost post,
            Pages pages) {
        this.wishes = wishes;
        this.bookings = bookings;
        this.regions = regions;
        this.teller = teller;
        this.post = post;
        this.pages = pages;
    }

    @EventListener
    void asked(TimesAsked fact) {
        wishes.of(fact.interviewId())
                .filter(wish -> wish.id().equals(fact.wishId()))
                .ifPresent(wish -> ask(bookings.of(fact.interviewId()), wish));
    }

    private void ask(Booking booking, TimeWish wish) {
        String by = booking.people().stream()
                .filter(person -> person.seat().equals(wish.seat()))
                .map(Person::name)
                .findFirst()
                .orElseGet(() -> pages.text("notices.somebody"));
        Told plain = new Told(
                NoticeKind.CHANGE,
                "interview/" + booking.id(),
                "asked/" + wish.id(),
                "notices.wish",
                by,
                booking.title());
        Told told = booking.anonymous()
                ? plain
                : booking.people().stream()
                        .filter(person -> person.seat().equals(wish.seat()))
                        .flatMap(person -> Stream.ofNullable(person.account()))
                        .map(plain::naming)
                        .findFirst()
                        .orElse(plain);
        for (Person person : booking.people()) {
            UUID account = person.account();
            boolean moves = person.part() == Part.LEAD || person.part() == Part.PEER;
            if (account != null && moves && !person.seat().equals(wish.seat())) {
                teller.tell(account, told, "interviews/" + booking.id(), rows(wish, account));
            }
        }
    }

    private List<Row> rows(TimeWish wish, UUID to) {
        return IntStream.range(0, wish.times().size())
                .mapToObj(at -> new Row(
                        pages.text("notices.row.proposed", at + 1),
                        When.of(wish.times().get(at), regions.of(to))))
                .toList();
    }

    @EventListener
    void kept(TimeKept fact) {
        Booking booking = bookings.of(fact.interviewId());
        News news = new News(
                        booking,
                        NoticeKind.CHANGE,
                        "kept/" + fact.wishId(),
                        pages.text("notices.kept.title", booking.title()),
                        pages.text("notices.kept"))
                .enclosing(News.Enclosed.LINK);
        booking.people().stream()
                .filter(person -> person.seat().equals(fact.seatId()))
                .forEach(person -> post.tell(person, news));
    }
}
