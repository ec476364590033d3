/**
 * News for open pages. An event is a row of the transaction that caused it, numbered by topic; Redis tells the other nodes
 * at once, and whatever Redis loses is read from the rows. Facade: {@code LiveFeed}.
 */
@NullMarked
package dev.roundtwo.platform.live;

import org.jspecify.annotations.NullMarked;
