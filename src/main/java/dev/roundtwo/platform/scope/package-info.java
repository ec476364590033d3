/** Who a piece of work is done for: the workspace and the account that row-level security goes by. */
@NullMarked
package dev.roundtwo.platform.scope;

import org.jspecify.annotations.NullMarked;
