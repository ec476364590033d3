/**
 * How to judge: rubrics, scorecards that stay blind until submitted, the debrief, and the feedback. It judges a
 * {@code Subject} and knows no interview. Facades: {@code Rubrics}, {@code Scorecards}, {@code Debriefs}, {@code Feedbacks}.
 * Facts: {@code CardSubmitted}, {@code CardReopened}, {@code DecisionRecorded}, {@code FeedbackPublished}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "identity", "tenancy"})
package dev.roundtwo.scoring;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
