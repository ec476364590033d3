/**
 * Tells programs outside what happens: it hears the facts of every floor below, and nobody knows it. By topic:
 * {@code webhooks}. No facade for other modules, no facts.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"platform", "identity", "tenancy", "questions", "scoring", "practice", "interviews"})
package dev.roundtwo.notifications;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
