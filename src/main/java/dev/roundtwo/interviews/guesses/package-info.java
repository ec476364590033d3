/** What candidates guess of themselves before they may read the result: taken, kept, and shown beside it. */
@NullMarked
@NamedInterface("guesses")
package dev.roundtwo.interviews.guesses;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
