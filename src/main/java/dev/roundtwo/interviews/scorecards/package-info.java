/** A seat's own scorecard over HTTP: the panel beside the room, the page after it, and how far the others are. */
@NullMarked
@NamedInterface("scorecards")
package dev.roundtwo.interviews.scorecards;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
