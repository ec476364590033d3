package dev.roundtwo.platform.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** The log that an embedded server writes for itself under {@code home/logs}. */
final class ServerLog {

    private static final long LARGE = 16L << 20;
    private static final int LINES = 12;

    private ServerLog() {}

    /** Makes sure that it exists and only its owner can read it; a large one is begun anew. */
    static void open(Path log) throws IOException {
        if (Files.exists(log) && Files.size(log) > LARGE) {
            Files.delete(log);
        }
        Files.newByteChannel(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND)
                .close();
        Files.setPosixFilePermissions(log, PosixFilePermissions.fromString("rw-------"));
    }

    static String tail(Path log) {
        try {
            List<String> lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return String.join(System.lineSeparator(), lines.subList(Math.max(0, lines.size() - LINES), lines.size()));
        } catch (IOException e) {
            return "(the log cannot be read: " + e.getMessage() + ")";
        }
    }
}
