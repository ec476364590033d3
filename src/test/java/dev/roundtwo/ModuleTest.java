package dev.roundtwo;

import dev.roundtwo.tenancy.signon.NameServer;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;

/**
 * The house with real Postgres and Redis, filters and all, and a fixed cast of people. One context serves all such tests,
 * which is quicker than one per module.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@SpringBootTest(classes = RoundTwo.class, useMainMethod = SpringBootTest.UseMainMethod.ALWAYS)
@AutoConfigureMockMvc
@ActiveProfiles("test")
@Import({Cast.class, StatementCounter.class, NameServer.class})
public @interface ModuleTest {}
