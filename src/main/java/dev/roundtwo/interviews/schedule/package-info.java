/** The interviews of a workspace from outside: lists, planning one, its page. */
@NullMarked
@NamedInterface("schedule")
package dev.roundtwo.interviews.schedule;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
