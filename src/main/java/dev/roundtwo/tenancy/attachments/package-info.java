/** Files that members hang on things of their workspace: the routes, alike for each kind of things. */
@NullMarked
@NamedInterface("attachments")
package dev.roundtwo.tenancy.attachments;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
