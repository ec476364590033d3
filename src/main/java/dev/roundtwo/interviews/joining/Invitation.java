package dev.roundtwo.interviews.joining;

import dev.roundtwo.interviews.Names;
import dev.roundtwo.interviews.Part;
import dev.roundtwo.interviews.Status;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the page behind an invitation link says. */
public record Invitation(
        UUID interview,
        String title,
        Instant startsAt,
        String zone,
        Status status,
        @Nullable String cancelledBecause,
        int questions,
        int minutes,
        List<String> hosts,
        String name,
        Part part,
        boolean asked,
        Joining.Door door) {

    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("EEE d MMM yyyy, HH:mm VV", Locale.ENGLISH);

    public String startsText() {
        return WHEN.format(startsAt.atZone(ZoneId.of(zone)));
    }

    /** Who invites to what, as a sentence. */
    public String heading() {
        return Names.and(hosts) + (hosts.size() == 1 ? " invites you: " : " invite you: ") + Names.apart(title);
    }

    public boolean cancelled() {
        return status == Status.CANCELLED;
    }

    /** Whether whoever has the place may still do something about the time. */
    public boolean planned() {
        return status == Status.SCHEDULED;
    }

    public boolean held() {
        return status.held();
    }
}
