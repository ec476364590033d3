/**
 * Other people's addresses that are told what happens in a workspace, after the Standard Webhooks specification: set up by
 * admins, signed, in order for each subject, with a log. Facades: {@code Webhooks}, {@code WebhookSecrets}, {@code WebhookLog}.
 */
@NullMarked
package dev.roundtwo.notifications.webhooks;

import org.jspecify.annotations.NullMarked;
