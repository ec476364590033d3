package dev.roundtwo.platform.deliveries;

import dev.roundtwo.ModuleTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** The house with two kinds of birds, and a queue that loses no time. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ModuleTest
@Import({Pigeon.class, Stork.class})
@TestPropertySource(
        properties = {
            "roundtwo.deliveries.poll=50ms",
            "roundtwo.deliveries.longest=1s",
            "roundtwo.deliveries.tries=3",
            "roundtwo.deliveries.shortest-pause=10ms",
            "roundtwo.deliveries.longest-pause=50ms",
            "roundtwo.deliveries.rest=300ms"
        })
@interface QuickDeliveries {}
