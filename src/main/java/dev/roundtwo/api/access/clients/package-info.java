/** The programs that a workspace's admins register, their secrets, and the pages for it. Facades: {@code ApiClients}, {@code ClientPages}. */
@NullMarked
package dev.roundtwo.api.access.clients;

import org.jspecify.annotations.NullMarked;
