/**
 * Tells people and programs outside what happens: it hears the facts of every floor below, and nobody knows it. By topic:
 * {@code notices}, {@code webhooks}. No facade for other modules, no facts.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "identity",
            "tenancy",
            "tenancy::notices",
            "questions",
            "scoring",
            "practice",
            "practice::groups",
            "interviews",
            "interviews::booking",
            "interviews::calendar"
        })
package dev.roundtwo.notifications;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
