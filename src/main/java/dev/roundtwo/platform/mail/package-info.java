/**
 * Mails, sent as jobs. Without a mail server they are kept in an outbox that can be read on the machine itself, and are
 * printed to the console. Facade: {@code Mailer}.
 */
@NullMarked
package dev.roundtwo.platform.mail;

import org.jspecify.annotations.NullMarked;
