/** Rounds of a group, each a pairing of all of it, and the matches that come of them. */
@NullMarked
@NamedInterface("rounds")
package dev.roundtwo.practice.rounds;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
