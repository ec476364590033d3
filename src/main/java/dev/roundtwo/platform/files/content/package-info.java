/** What is in a file that somebody sent: whether it is what it says, and harmless; and pictures made anew. */
@NullMarked
package dev.roundtwo.platform.files.content;

import org.jspecify.annotations.NullMarked;
