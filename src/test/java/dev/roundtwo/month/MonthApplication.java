package dev.roundtwo.month;

import dev.roundtwo.RoundTwo;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;

/** The whole application as it is, but for its clock; and a program that runs it as a node of its own. */
public final class MonthApplication {

    private MonthApplication() {}

    /** Given the clock's file; the settings are environment variables. */
    public static void main(String[] arguments) {
        run(Path.of(arguments[0]), Map.of());
    }

    public static ConfigurableApplicationContext run(Path clock, Map<String, Object> settings) {
        var application = new SpringApplication(RoundTwo.class);
        application.setDefaultProperties(settings);
        application.addInitializers(context -> {
            var house = (GenericApplicationContext) context;
            house.registerBean("movedClock", Clock.class, () -> MovedClock.in(clock), MonthApplication::first);
            house.registerBean("noTests", NoTests.class, NoTests::new);
        });
        return application.run();
    }

    private static void first(BeanDefinition clock) {
        clock.setPrimary(true);
    }

    /** The tests lie beside the application, in the same packages, and are no part of it. */
    private static final class NoTests extends TypeExcludeFilter {

        @Override
        public boolean match(MetadataReader type, MetadataReaderFactory factory) throws IOException {
            return type.getClassMetadata().getClassName().startsWith("dev.roundtwo.month.")
                    || type.getResource().getURL().getPath().contains("/test-classes/");
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof NoTests;
        }

        @Override
        public int hashCode() {
            return NoTests.class.hashCode();
        }
    }
}
