package dev.roundtwo.identity;

import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/** Where to go on after signing in: a path of this site, and nothing that a browser could read as another one. */
public final class LocalPath {

    private LocalPath() {}

    /** The path as given when it is a local one, else {@code null}. */
    public static @Nullable String orNull(@Nullable String path) {
        if (path == null || path.length() > 500 || !path.startsWith("/") || path.startsWith("//")) {
            return null;
        }
        if (path.chars().anyMatch(c -> c == '\\' || c <= ' ' || c == 0x7f)) {
            return null;
        }
        try {
            URI parsed = new URI(path);
            boolean local = parsed.getScheme() == null && parsed.getRawAuthority() == null;
            return local && !path.startsWith("/sign-") ? path : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }

    public static String or(@Nullable String path, String otherwise) {
        String local = orNull(path);
        return local == null ? otherwise : local;
    }
}
