/**
 * Who you are: accounts, whether they ask for a second factor, and operators; each way in has a package of its own.
 * Facades: {@code Accounts}, {@code Operators}, {@code Protection}, {@code Alerts},
 * {@code RegionalSettings}. Fact: {@code AccountOpened}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform"})
package dev.roundtwo.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
