/**
 * The second factor: an authenticator app and recovery codes, where they are set up, asked for at sign-in, and shown again
 * before a sensitive act. Facades: {@code AuthenticatorApps}, {@code RecoveryCodes}, {@code SecondFactors}.
 */
@NullMarked
package dev.roundtwo.identity.factors;

import org.jspecify.annotations.NullMarked;
