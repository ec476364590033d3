/** How people come in: the invitation link, a guest's name, a member's own account. */
@NullMarked
package dev.roundtwo.interviews.joining;

import org.jspecify.annotations.NullMarked;
