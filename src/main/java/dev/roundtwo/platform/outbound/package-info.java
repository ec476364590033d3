/** Requests to other houses on the internet: bounded in time, size and place. */
@NullMarked
package dev.roundtwo.platform.outbound;

import org.jspecify.annotations.NullMarked;
