package dev.roundtwo.platform.live;

import dev.roundtwo.Cast;
import dev.roundtwo.RoundTwo;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.UseMainMethod;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/** A node with a real port, a page that streams, and a Redis of its own that a test may stop. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = RoundTwo.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        useMainMethod = UseMainMethod.ALWAYS,
        properties = {
            "roundtwo.live.poll-without-redis=200ms",
            "roundtwo.live.poll-always=3s",
            "roundtwo.mail.outbox=true"
        })
@ActiveProfiles("test")
@ContextConfiguration(initializers = OwnRedis.class)
@Import({Cast.class, StreamPage.class})
public @interface LiveTest {}
