/** Questions as YAML that a person can read and edit: strict reading with line numbers, stable writing. */
@NullMarked
@NamedInterface("files")
package dev.roundtwo.questions.files;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
