/** Question sets: building, ordering, publishing, versions, and their files. */
@NullMarked
package dev.roundtwo.questions.sets;

import org.jspecify.annotations.NullMarked;
