/** The authorization server: Spring Security's protocol, our storage, keys, rules and pages. */
@NullMarked
package dev.roundtwo.api.access.server;

import org.jspecify.annotations.NullMarked;
