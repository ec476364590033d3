/**
 * What to ask: the built-in library, the workspace's bank of questions with their revisions, and question sets.
 * Facade for others: {@code QuestionSets}. Fact: {@code QuestionSetPublished}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "identity", "tenancy", "tenancy::attachments"})
package dev.roundtwo.questions;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
