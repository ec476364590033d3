/**
 * Lets programs in: the authorization server ({@code access}) and the REST API ({@code v1}), which calls the same facades as
 * the pages. No facade of its own, no facts.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "identity",
            "identity::external",
            "identity::closing",
            "tenancy",
            "questions",
            "questions::bank",
            "questions::sets",
            "questions::files",
            "scoring",
            "interviews",
            "interviews::schedule",
            "interviews::room",
            "interviews::scorecards",
            "interviews::debrief",
            "interviews::ending",
            "interviews::guesses"
        })
package dev.roundtwo.api;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
