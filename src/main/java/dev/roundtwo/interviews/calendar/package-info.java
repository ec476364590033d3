/**
 * Interviews in people's own calendars: the object in a mail, a private feed of each member, the reminders before the time, and
 * the one-use link by which a mail moves or cancels. Facades: {@code CalendarFiles}, {@code Feeds}.
 * Fact: {@code InterviewNear}.
 */
@NullMarked
@NamedInterface("calendar")
package dev.roundtwo.interviews.calendar;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
