/** What all operations of the API have in common: JSON, pages of lists, entity tags, idempotency keys, problems. */
@NullMarked
package dev.roundtwo.api.http;

import org.jspecify.annotations.NullMarked;
