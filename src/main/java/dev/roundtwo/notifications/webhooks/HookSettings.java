package dev.roundtwo.notifications.webhooks;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** For how long an endpoint may fail without a single success before it is told nothing more. */
@ConfigurationProperties("roundtwo.webhooks")
record HookSettings(@DefaultValue("2d") Duration patience) {}
