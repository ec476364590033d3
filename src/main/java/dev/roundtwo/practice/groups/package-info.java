/** Practice groups: what they are for, who belongs to them, how one joins. */
@NullMarked
@NamedInterface("groups")
package dev.roundtwo.practice.groups;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
