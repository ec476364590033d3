/** Looks back: read models built from facts, progress by signal and the monthly report. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"platform", "identity", "tenancy", "questions", "scoring", "practice", "interviews"})
package dev.roundtwo.insights;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
