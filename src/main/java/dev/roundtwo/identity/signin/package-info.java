/**
 * The sign-in page, by password or by a link in a mail. Facade: {@code SignInLinks}.
 */
@NullMarked
package dev.roundtwo.identity.signin;

import org.jspecify.annotations.NullMarked;
