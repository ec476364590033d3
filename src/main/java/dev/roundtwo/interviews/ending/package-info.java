/** How an interview ends outside its room, by hand or by its last card. */
@NullMarked
@NamedInterface("ending")
package dev.roundtwo.interviews.ending;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
