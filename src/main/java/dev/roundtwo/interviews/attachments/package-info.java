/** Files that belong to an interview: for everybody who has a part in it, but the candidate of a panel. */
@NullMarked
package dev.roundtwo.interviews.attachments;

import org.jspecify.annotations.NullMarked;
