/** The keys that sign access tokens: made once for all nodes, kept sealed, renewed with overlap. */
@NullMarked
package dev.roundtwo.api.access.keys;

import org.jspecify.annotations.NullMarked;
