/**
 * Passwords: the rules for them, how they are kept and compared, and changing one's own. Facade: {@code PasswordSignIn}.
 */
@NullMarked
package dev.roundtwo.identity.password;

import org.jspecify.annotations.NullMarked;
