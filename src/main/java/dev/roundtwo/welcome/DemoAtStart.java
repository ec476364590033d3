package dev.roundtwo.welcome;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Makes the demo at the first start of an installation that shows one, once the library is loaded. */
@Component
@Profile("demo")
@Order(Ordered.LOWEST_PRECEDENCE)
class DemoAtStart implements ApplicationRunner {

    private final DemoWorkspace demo;

    DemoAtStart(DemoWorkspace demo) {
        this.demo = demo;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        demo.ensure();
    }
}
