/** Webhooks in version 1 of the REST API: resources of this module, after the conventions of {@code platform.rest}. */
@NullMarked
package dev.roundtwo.notifications.v1;

import org.jspecify.annotations.NullMarked;
