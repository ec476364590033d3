/** Turns facts into what people are told, in the transaction of the fact: notices for members, mails for guests. */
@NullMarked
package dev.roundtwo.notifications.notices;

import org.jspecify.annotations.NullMarked;
