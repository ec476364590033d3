/** The built-in questions, loaded from {@code db/library} at start. */
@NullMarked
package dev.roundtwo.questions.library;

import org.jspecify.annotations.NullMarked;
