package dev.roundtwo.notifications.notices;

import dev.roundtwo.identity.Regional;
import dev.roundtwo.identity.RegionalSettings;
import dev.roundtwo.interviews.Bookings;
import dev.roundtwo.interviews.Bookings.Booking;
import dev.roundtwo.interviews.Bookings.Person;
import dev.roundtwo.interviews.Part;
import dev.roundtwo.interviews.calendar.CalendarFiles;
import dev.roundtwo.notifications.notices.News.Enclosed;
import dev.roundtwo.notifications.notices.Place.Sign;
import dev.roundtwo.platform.mail.Letter;
import dev.roundtwo.platform.mail.Letter.Button;
import dev.roundtwo.platform.mail.Letter.Row;
import dev.roundtwo.platform.mail.Letters;
import dev.roundtwo.platform.mail.Mail;
import dev.roundtwo.platform.mail.Mailer;
import dev.roundtwo.platform.scope.Scope;
import dev.roundtwo.platform.web.Pages;
import dev.roundtwo.tenancy.notices.Notice;
import dev.roundtwo.tenancy.notices.NoticeKind;
import dev.roundtwo.tenancy.notices.Notices;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Brings news of an interview to one of its people: a member's way, or by a mail to a guest, who has no other. */
@Component
class InterviewPost {

    private static final Set<Part> LOOKING_ON = Set.of(Part.SHADOW, Part.OBSERVER);

    private final Notices notices;
    private final Mailer mailer;
    private final Letters letters;
    private final CalendarFiles calendar;
    private final Bookings bookings;
    private final RegionalSettings regions;
    private final Place place;
    private final Pages pages;

    InterviewPost(
            Notices notices,
            Mailer mailer,
            Letters letters,
            CalendarFiles calendar,
            Bookings bookings,
            RegionalSettings regions,
            Place place,
            Pages pages) {
        this.notices = notices;
        this.mailer = mailer;
        this.letters = letters;
        this.calendar = calendar;
        this.bookings = bookings;
        this.regions = regions;
        this.place = place;
        this.pages = pages;
    }

    void tell(Person to, News news) {
        if (to.account() != null) {
            notices.tell(notice(to, to.account(), news));
        } else if (to.email() != null) {
            write(to, to.email(), news);
        }
    }

    private Notice notice(Person to, UUID account, News news) {
        Booking booking = news.booking();
        Regional region = region(booking, regions.of(account));
        String move = move(to, news);
        Notice plain = new Notice(
                id(to, news),
                account,
                news.kind(),
                "interview/" + booking.id(),
                news.title(),
                List.of(news.line()),
                rows(to, news, region),
                pages.text("notices.interview.open"),
                "/w/" + booking.house().slug() + "/interviews/" + booking.id(),
                invite(to, news, region.zone(), move),
                second(move));
        Notice notice = plain.naming(news.names(to));
        return news.kind() == NoticeKind.RESULT ? notice : notice.of(booking.startsAt());
    }

    /** A guest's mail waits for nothing and has nothing to choose: it is about a time they were asked for. */
    private void write(Person to, String email, News news) {
        Booking booking = news.booking();
        Sign sign = place.sign();
        boolean over = news.enclosed() == Enclosed.CANCELLATION;
        String move = move(to, news);
        Letter letter = new Letter(
                email,
                news.title(),
                sign.name(),
                sign.colour(),
                news.title(),
                pages.text("notices.mail.hello", to.name()),
                List.of(news.line()),
                rows(to, news, new Regional(booking.zone(), Locale.ENGLISH)),
                over ? null : new Button(pages.text(way(news)), bookings.joinLink(to.seat())),
                second(move),
                over ? pages.text("notices.guest.over", sign.name()) : pages.text("notices.guest.foot", sign.name()));
        Mail mail = letters.mail(letter);
        Mail.Invite invite = invite(to, news, booking.zone(), move);
        Mail whole = invite == null ? mail : mail.with(invite);
        UUID workspace = Scope.currentWorkspace().orElseThrow();
        new Scope(workspace, null)
                .run(() -> mailer.send(id(to, news), workspace + "/interview/" + booking.id(), whole));
    }

    private static String way(News news) {
        return news.kind() == NoticeKind.RESULT ? "notices.guest.read" : "notices.guest.join";
    }

    private List<Row> rows(Person to, News news, Regional region) {
        Booking booking = news.booking();
        List<Row> rows = new ArrayList<>();
        rows.add(new Row(pages.text("notices.row.when"), When.of(booking.startsAt(), region)));
        if (news.before() != null) {
            rows.add(new Row(pages.text("notices.row.before"), When.of(news.before(), region)));
        }
        if (news.because() != null) {
            rows.add(new Row(pages.text("notices.row.because"), news.because()));
        }
        if (news.enclosed() == Enclosed.TIME) {
            rows.add(new Row(pages.text("notices.row.length"), pages.text("notices.minutes", booking.minutes())));
            String others = booking.people().stream()
                    .filter(person -> !person.seat().equals(to.seat()) && !LOOKING_ON.contains(person.part()))
                    .map(Person::name)
                    .collect(Collectors.joining(", "));
            if (!others.isEmpty()) {
                rows.add(new Row(pages.text("notices.row.with"), others));
            }
        }
        return rows;
    }

    /** Where nothing is known of a person, times are in the zone in which the interview was planned. */
    private static Regional region(Booking booking, Regional known) {
        return known.equals(Regional.DEFAULT) ? new Regional(booking.zone(), known.locale()) : known;
    }

    private Mail.@Nullable Invite invite(Person to, News news, ZoneId zone, @Nullable String move) {
        if (to.email() == null) {
            return null;
        }
        return switch (news.enclosed()) {
            case TIME -> calendar.request(news.booking(), to, zone, move);
            case CANCELLATION -> calendar.cancellation(news.booking(), to, zone);
            case LINK, NOTHING -> null;
        };
    }

    /** The one link of this mail, which its calendar file has as well. */
    private @Nullable String move(Person to, News news) {
        boolean moves = news.enclosed() == Enclosed.TIME || news.enclosed() == Enclosed.LINK;
        return moves ? calendar.rescheduleLink(news.booking(), to) : null;
    }

    private @Nullable Button second(@Nullable String move) {
        return move == null ? null : new Button(pages.text("notices.interview.move"), move);
    }

    private static UUID id(Person to, News news) {
        String name = "interview/" + news.booking().id() + "/" + news.what() + "/" + to.seat();
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
