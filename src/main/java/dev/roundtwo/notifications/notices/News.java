package dev.roundtwo.notifications.notices;

import dev.roundtwo.interviews.Bookings.Booking;
import dev.roundtwo.interviews.Bookings.Person;
import dev.roundtwo.tenancy.notices.NoticeKind;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is new of an interview, for all of its people.
 *
 * @param what tells it from other news of the same interview: the same is told to each person once
 * @param before when it was to be, where that changed
 * @param because why, where somebody said so
 */
record News(
        Booking booking,
        NoticeKind kind,
        String what,
        String title,
        String line,
        Enclosed enclosed,
        @Nullable Instant before,
        @Nullable String because) {

    /** What goes along: the time for people's calendars and the link that moves it, the link alone, or that it was called off. */
    enum Enclosed {
        NOTHING,
        LINK,
        TIME,
        CANCELLATION
    }

    News(Booking booking, NoticeKind kind, String what, String title, String line) {
        this(booking, kind, what, title, line, Enclosed.NOTHING, null, null);
    }

    News enclosing(Enclosed more) {
        return new News(booking, kind, what, title, line, more, before, because);
    }

    News before(Instant time) {
        return new News(booking, kind, what, title, line, enclosed, time, because);
    }

    News because(@Nullable String reason) {
        return new News(booking, kind, what, title, line, enclosed, before, reason);
    }

    /** The accounts of those whose names that one of them reads in it; nobody's while they do not know each other. */
    Set<UUID> names(Person to) {
        boolean named = enclosed == Enclosed.TIME || enclosed == Enclosed.CANCELLATION;
        return booking.people().stream()
                .filter(person ->
                        named && !booking.anonymous() && !person.seat().equals(to.seat()))
                .flatMap(person -> Stream.ofNullable(person.account()))
                .collect(Collectors.toSet());
    }
}
