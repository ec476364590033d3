/**
 * Work that is done after the answer: enqueued in the caller's transaction, done once per message, tried again with
 * growing pauses, and at last kept as a dead letter that an operator can read and replay. Facade: {@code Jobs}.
 */
@NullMarked
package dev.roundtwo.platform.jobs;

import org.jspecify.annotations.NullMarked;
