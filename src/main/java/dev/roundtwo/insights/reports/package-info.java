/** The report of a month: of a member, a group and a workspace; as a page, as a PDF, and told by mail once the month is over. */
@NullMarked
package dev.roundtwo.insights.reports;

import org.jspecify.annotations.NullMarked;
