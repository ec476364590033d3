/** The clock, and how seeded history is told in the past tense. */
@NullMarked
package dev.roundtwo.platform.time;

import org.jspecify.annotations.NullMarked;
