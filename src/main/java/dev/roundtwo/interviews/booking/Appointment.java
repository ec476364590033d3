package dev.roundtwo.interviews.booking;

import dev.roundtwo.interviews.booking.TimesPage.Offer;
import org.jspecify.annotations.Nullable;

/** What somebody may do about the time of an interview, on its page. */
public record Appointment(
        boolean moves, boolean cancels, @Nullable Offer offer, Attendance.@Nullable Standing attendance) {}
