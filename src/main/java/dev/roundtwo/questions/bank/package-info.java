/** The questions themselves: search, revisions, editing. */
@NullMarked
package dev.roundtwo.questions.bank;

import org.jspecify.annotations.NullMarked;
