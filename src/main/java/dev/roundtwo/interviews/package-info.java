/**
 * What happens live: interviews with their seats, turns, rooms, scorecards and debriefs, from the invitation to the decision.
 * Facades: {@code Interviews}, {@code Bookings}, {@code SeatInvitations}, {@code Seats}, {@code Turns}, {@code Timeline} and,
 * by topic, {@code schedule.Schedule}, {@code room.LiveRoom}, {@code room.SharedNotes}, {@code ending.Endings}. Facts: {@code
 * InterviewBooked}, {@code Moved}, {@code Cancelled}, {@code Began}, {@code Finished}, {@code Closed}, {@code TimeWanted}, …
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "identity",
            "tenancy",
            "tenancy::attachments",
            "questions",
            "scoring",
            "practice",
            "practice::groups",
            "practice::hours",
            "practice::rounds"
        })
package dev.roundtwo.interviews;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
