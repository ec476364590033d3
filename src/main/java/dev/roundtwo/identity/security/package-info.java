/** The security page of an account: everything that opens it, in one place. */
@NullMarked
package dev.roundtwo.identity.security;

import org.jspecify.annotations.NullMarked;
