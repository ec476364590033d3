/**
 * Who you are: accounts, signing in by password or mail link, sessions.
 * Facades: {@code Accounts}, {@code SignIns}, {@code SignInLinks}, {@code Sessions}. Fact: {@code AccountOpened}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform"})
package dev.roundtwo.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
