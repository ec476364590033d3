/**
 * How much a workspace and an account may have: of requests, invitations, exports and the like in a time (buckets in Redis,
 * shared by all nodes), and of members, storage and rooms at all. Facades: {@code Limits}, {@code Allowances}.
 */
@NullMarked
package dev.roundtwo.platform.limits;

import org.jspecify.annotations.NullMarked;
