/** Looks back: read models built from facts, progress by signal and the monthly report. */
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
            "interviews::guesses"
        })
package dev.roundtwo.insights;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
