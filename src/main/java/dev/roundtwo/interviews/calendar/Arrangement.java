package dev.roundtwo.interviews.calendar;

import dev.roundtwo.interviews.calendar.RescheduleLinks.State;
import dev.roundtwo.interviews.calendar.RescheduleLinks.Use;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An interview on the page behind a one-use link: as it stands, and what the link's holder may do about it. */
record Arrangement(
        UUID interview,
        String title,
        String others,
        Instant startsAt,
        int minutes,
        ZoneId zone,
        boolean scheduled,
        State state,
        @Nullable Use use,
        boolean member,
        boolean moving,
        boolean several,
        boolean cancelling,
        List<Instant> times) {

    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("EEEE d MMMM yyyy, HH:mm VV", Locale.ENGLISH);

    /** On the reader's clock, named, as it cannot be taken for another one then. */
    public String text(Instant at) {
        return WHEN.format(at.atZone(zone));
    }

    /** Of several times somebody else chooses one. */
    public String text(List<Instant> times) {
        return times.stream().map(this::text).collect(Collectors.joining(", or "));
    }

    public boolean open() {
        return state == State.OPEN;
    }

    /** Whether its time, as it was set by the link, is the one it has. */
    public boolean ahead() {
        return use == Use.MOVED && scheduled;
    }
}
