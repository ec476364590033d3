package dev.roundtwo.platform.web;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Where this installation is reached, for links in mails and on pages to copy: the setting {@code roundtwo.public-url}, else
 * the local address. Never taken from a request, whose Host header anybody can write.
 */
@Component
public class PublicUrl {

    private final Environment environment;
    private final @Nullable String configured;

    PublicUrl(Environment environment) {
        this.environment = environment;
        String setting = environment.getProperty("roundtwo.public-url", "").strip();
        this.configured = setting.isEmpty() ? null : checked(setting);
    }

    /** The absolute address of a local path, which starts with a slash. */
    public String of(String path) {
        return base() + path;
    }

    public boolean secure() {
        return configured != null && configured.startsWith("https:");
    }

    private String base() {
        if (configured != null) {
            return configured;
        }
        String port = environment.getProperty("local.server.port", environment.getProperty("server.port", "8080"));
        return "http://localhost:" + port;
    }

    private static String checked(String setting) {
        URI url = URI.create(setting);
        boolean http = "https".equals(url.getScheme()) || "http".equals(url.getScheme());
        if (!http || url.getHost() == null || url.getQuery() != null || url.getFragment() != null) {
            throw new IllegalStateException(
                    "roundtwo.public-url must be an address like https://interviews.example.org");
        }
        return setting.endsWith("/") ? setting.substring(0, setting.length() - 1) : setting;
    }
}
