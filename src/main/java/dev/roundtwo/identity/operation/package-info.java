/** The operator's pages about accounts and operators. */
@NullMarked
package dev.roundtwo.identity.operation;

import org.jspecify.annotations.NullMarked;
