/** Secrets that have to be read again, encrypted for the database: a provider's client secret, a signing key, a TOTP seed. */
@NullMarked
package dev.roundtwo.platform.sealing;

import org.jspecify.annotations.NullMarked;
