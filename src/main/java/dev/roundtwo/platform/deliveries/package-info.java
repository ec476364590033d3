/**
 * Messages that leave the house: kept in the caller's transaction, carried outside any transaction, in order within a lane, each
 * under an id by which its receiver tells doubles, and one destination that is slow or away delays no other. Facade:
 * {@code Deliveries}; who knows a way out is a {@code Courier}.
 */
@NullMarked
package dev.roundtwo.platform.deliveries;

import org.jspecify.annotations.NullMarked;
