/** The operator's pages about the installation and its workspaces: how much each has and may have, and whether it is open. */
@NullMarked
package dev.roundtwo.tenancy.operation;

import org.jspecify.annotations.NullMarked;
