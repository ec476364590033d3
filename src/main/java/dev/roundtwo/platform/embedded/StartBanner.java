package dev.roundtwo.platform.embedded;

import java.io.PrintStream;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;

/** Says where to open the application, where the data is and how to stop, once it can be opened. */
public final class StartBanner implements ApplicationListener<ApplicationReadyEvent> {

    private final PrintStream out;

    public StartBanner(PrintStream out) {
        this.out = out;
    }

    @Override
    public void onApplicationEvent(ApplicationReadyEvent event) {
        Environment environment = event.getApplicationContext().getEnvironment();
        String port = environment.getProperty("local.server.port");
        if (port != null) {
            out.print(text(environment, port));
            out.flush();
        }
    }

    static String text(Environment environment, String port) {
        boolean secure = environment.getProperty("server.ssl.enabled", Boolean.class, false)
                || environment.containsProperty("server.ssl.bundle");
        String path = environment.getProperty("server.servlet.context-path", "");
        String home = environment.getProperty(EmbeddedServices.ACTIVE_HOME);
        return """

                  Round Two is ready.

                    Open   %s://localhost:%s%s
                    Data   %s
                    Stop   Ctrl-C

                """.formatted(
                secure ? "https" : "http",
                port,
                path,
                home == null ? "in the database and Redis that the settings name" : home + " (kept between starts)");
    }
}
