/** From a match to an appointment: with which sets, when, and who came. Facades: {@code Moves}, {@code Proposals}. */
@NullMarked
@NamedInterface("booking")
package dev.roundtwo.interviews.booking;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
