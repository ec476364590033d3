/** Version 1 of the REST API: one controller for each resource, records as they stand in the published document. */
@NullMarked
package dev.roundtwo.api.v1;

import org.jspecify.annotations.NullMarked;
