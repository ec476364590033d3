/**
 * The front door: the start page, setting up the first workspace, the demo workspace, and each workspace's home.
 * An outlet: it calls the facades of every floor below, and nobody knows it.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "identity",
            "identity::sessions",
            "tenancy",
            "questions",
            "scoring",
            "interviews",
            "interviews::booking",
            "interviews::ending",
            "interviews::guesses",
            "interviews::room",
            "practice",
            "practice::groups",
            "practice::hours",
            "practice::rounds"
        })
package dev.roundtwo.welcome;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
