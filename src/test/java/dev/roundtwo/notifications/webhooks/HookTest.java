package dev.roundtwo.notifications.webhooks;

import dev.roundtwo.ModuleTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.test.context.TestPropertySource;

/** The house with a queue that loses no time, and with mails that can be read. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@ModuleTest
@TestPropertySource(
        properties = {
            "roundtwo.mail.outbox=true",
            "roundtwo.deliveries.poll=50ms",
            "roundtwo.deliveries.tries=3",
            "roundtwo.deliveries.shortest-pause=10ms",
            "roundtwo.deliveries.longest-pause=50ms",
            "roundtwo.deliveries.rest=200ms"
        })
@interface HookTest {}
