package dev.roundtwo.interviews.booking;

import dev.roundtwo.interviews.booking.TimesPage.Offer;
import dev.roundtwo.interviews.booking.TimesPage.Slot;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What somebody may do about the time of an interview, on its page. */
public record Appointment(
        boolean moves,
        boolean cancels,
        @Nullable Offer offer,
        @Nullable Asked asked,
        Attendance.@Nullable Standing attendance,
        @Nullable Again again) {

    /** A match whose interview was called off: another time can be found for it until its time is over. */
    public record Again(UUID match, boolean over) {}

    /** Other times that somebody asks for, who cannot move it. */
    public record Asked(UUID id, String by, List<Slot> times) {}
}
