/**
 * Being signed in: how a session begins, what it holds, where an account has them, in which browsers, and how they end.
 * Facades: {@code SignIns}, {@code Sessions}.
 */
@NullMarked
@NamedInterface("sessions")
package dev.roundtwo.identity.sessions;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
