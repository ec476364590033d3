/**
 * Passkeys: registered on the security page, good for signing in and for showing again who one is. A passkey that has
 * verified its user counts as both factors. Facade: {@code Passkeys}.
 */
@NullMarked
package dev.roundtwo.identity.passkeys;

import org.jspecify.annotations.NullMarked;
