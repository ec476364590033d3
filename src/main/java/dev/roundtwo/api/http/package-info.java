/** What is done for all operations of the API around them: idempotency keys, limits, methods. */
@NullMarked
package dev.roundtwo.api.http;

import org.jspecify.annotations.NullMarked;
