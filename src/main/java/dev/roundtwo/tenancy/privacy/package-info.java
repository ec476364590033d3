/** What people and workspaces may take along, for how long it is kept, and how it goes for good. */
@NullMarked
package dev.roundtwo.tenancy.privacy;

import org.jspecify.annotations.NullMarked;
