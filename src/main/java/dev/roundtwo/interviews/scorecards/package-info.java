/** A seat's own scorecard over HTTP: the panel beside the room, the page after it, and how far the others are. */
@NullMarked
package dev.roundtwo.interviews.scorecards;

import org.jspecify.annotations.NullMarked;
