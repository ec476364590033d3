/**
 * PostgreSQL and Redis that come inside the jar, for a start with one command and no settings.
 * {@link dev.roundtwo.platform.embedded.EmbeddedServices} starts what the settings do not name, keeps its data under one
 * folder, takes over servers that an earlier run left behind, and stops them with the last node that uses them.
 * {@link dev.roundtwo.platform.embedded.StartBanner} tells where to open the application. Nothing here knows the product.
 */
@NullMarked
package dev.roundtwo.platform.embedded;

import org.jspecify.annotations.NullMarked;
