/** Who may come in by program: clients, keys, tokens, consent, and the filter that turns a token into a {@code Member}. */
@NullMarked
package dev.roundtwo.api.access;

import org.jspecify.annotations.NullMarked;
