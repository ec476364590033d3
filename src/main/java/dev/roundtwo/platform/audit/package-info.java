/** The audit log: what was done by whom, never what was written. Part of the transaction that does it, and never changed. */
@NullMarked
package dev.roundtwo.platform.audit;

import org.jspecify.annotations.NullMarked;
