/** Question sets: building, ordering, publishing, versions, and their files. */
@NullMarked
@NamedInterface("sets")
package dev.roundtwo.questions.sets;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
