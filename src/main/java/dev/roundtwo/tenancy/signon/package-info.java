/**
 * How a workspace's people sign in: the providers that its admins trust, whether nobody comes in otherwise, and the mail
 * domains whose people join by themselves. Facades: {@code Providers}, {@code OnlyWayIn}, {@code Domains}, {@code Reception}.
 */
@NullMarked
@NamedInterface("signon")
package dev.roundtwo.tenancy.signon;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
