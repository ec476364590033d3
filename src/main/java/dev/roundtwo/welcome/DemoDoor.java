package dev.roundtwo.welcome;

import dev.roundtwo.platform.NotFound;
import dev.roundtwo.platform.web.Loopback;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/** Whether somebody may walk into the demo: only in the {@code demo} profile, and only from the machine itself. */
@Component
class DemoDoor {

    private final boolean demo;

    DemoDoor(Environment environment) {
        this.demo = environment.acceptsProfiles(Profiles.of("demo"));
    }

    boolean opensFor(HttpServletRequest request) {
        return demo && Loopback.is(request);
    }

    void mustOpenFor(HttpServletRequest request) {
        if (!opensFor(request)) {
            throw new NotFound("demo", "here");
        }
    }
}
