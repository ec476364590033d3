/** Providers of a workspace's own whose access tokens it takes at the API. Facade: {@code TrustedIssuers}. */
@NullMarked
package dev.roundtwo.api.access.issuers;

import org.jspecify.annotations.NullMarked;
