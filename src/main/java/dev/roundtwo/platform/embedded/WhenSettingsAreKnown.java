package dev.roundtwo.platform.embedded;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.env.DefaultPropertiesPropertySource;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;

/** Runs after Spring has read files, variables and arguments, so that a server named in any of them is respected. */
final class WhenSettingsAreKnown implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        ConfigurableEnvironment environment = event.getEnvironment();
        EmbeddedServices services = EmbeddedServices.start(environment);
        // Spring runs these handlers after it has closed every context, so nothing asks the servers any more.
        SpringApplication.getShutdownHandlers().add(services::close);
        DefaultPropertiesPropertySource.addOrMerge(services.properties(), environment.getPropertySources());
    }

    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }
}
