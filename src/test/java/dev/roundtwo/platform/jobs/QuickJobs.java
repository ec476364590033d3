package dev.roundtwo.platform.jobs;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** Three tries within milliseconds, a node is dead after a second, and there are kinds of jobs to try it with. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Import(Tally.class)
@TestPropertySource(
        properties = {
            "roundtwo.jobs.poll=100ms",
            "roundtwo.jobs.heartbeat=500ms",
            "roundtwo.jobs.tries=3",
            "roundtwo.jobs.shortest-pause=10ms",
            "roundtwo.mail.outbox=true"
        })
public @interface QuickJobs {}
