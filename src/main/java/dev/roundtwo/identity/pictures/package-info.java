/** Pictures of people, for those who belong to a workspace with them. */
@NullMarked
package dev.roundtwo.identity.pictures;

import org.jspecify.annotations.NullMarked;
