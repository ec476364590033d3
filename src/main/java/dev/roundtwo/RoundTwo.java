package dev.roundtwo;

import dev.roundtwo.platform.embedded.EmbeddedServices;
import dev.roundtwo.platform.embedded.StartBanner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.modulith.Modulithic;

/** The application: one jar that brings its own Postgres and Redis unless settings name real ones. */
@Modulithic(systemName = "Round Two", sharedModules = "platform")
@SpringBootApplication
public class RoundTwo {

    public static void main(String[] args) {
        SpringApplication application = new SpringApplication(RoundTwo.class);
        EmbeddedServices.applyTo(application);
        application.addListeners(new StartBanner(System.out));
        application.run(args);
    }
}
