/** The questions themselves: search, revisions, editing. */
@NullMarked
@NamedInterface("bank")
package dev.roundtwo.questions.bank;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
