/** How people come on: each one's own results, and what of them they share with the leads of a group. */
@NullMarked
package dev.roundtwo.insights.progress;

import org.jspecify.annotations.NullMarked;
