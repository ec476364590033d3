/** The queue for a partner now. */
@NullMarked
@NamedInterface("partners")
package dev.roundtwo.practice.partners;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
