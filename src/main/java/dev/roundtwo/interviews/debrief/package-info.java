/** After the cards: the debrief with its decision, what peers read of each other, and the candidate's feedback. */
@NullMarked
@NamedInterface("debrief")
package dev.roundtwo.interviews.debrief;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
