/** The read models: what facts mark is made anew from what the lower floors keep; all of it can be, from scratch. */
@NullMarked
package dev.roundtwo.insights.models;

import org.jspecify.annotations.NullMarked;
