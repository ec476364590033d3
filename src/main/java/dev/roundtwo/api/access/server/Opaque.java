package dev.roundtwo.api.access.server;

import dev.roundtwo.platform.Secrets;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Codes and refresh tokens: 256 random bits, after the workspace in whose scope they are looked up. */
final class Opaque {

    private static final Pattern FORM = Pattern.compile("([0-9a-f]{32})\\.[A-Za-z0-9_-]{43}");

    private Opaque() {}

    static String make(UUID workspace) {
        return workspace.toString().replace("-", "") + "." + Secrets.token();
    }

    static Optional<UUID> workspaceOf(String token) {
        Matcher form = FORM.matcher(token);
        if (!form.matches()) {
            return Optional.empty();
        }
        String hex = form.group(1);
        return Optional.of(new UUID(
                Long.parseUnsignedLong(hex.substring(0, 16), 16), Long.parseUnsignedLong(hex.substring(16), 16)));
    }
}
