/** What all resources of the REST API have in common, whichever module has them: JSON, pages of lists, entity tags, problems. */
@NullMarked
package dev.roundtwo.platform.rest;

import org.jspecify.annotations.NullMarked;
