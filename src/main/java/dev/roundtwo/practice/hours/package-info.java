/** When people have time: hours of the week on each one's own clock, and where those of two meet. */
@NullMarked
@NamedInterface("hours")
package dev.roundtwo.practice.hours;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
