/** Closing one's account: out of reach at once, brought back within a week, then gone. */
@NullMarked
@NamedInterface("closing")
package dev.roundtwo.identity.closing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
