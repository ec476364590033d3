package dev.roundtwo.platform.embedded;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Properties;

/** The passwords of one embedded server: made once, kept in a file that only its owner can read. */
final class Passwords {

    private static final int BYTES = 24;

    private final Properties kept;

    private Passwords(Properties kept) {
        this.kept = kept;
    }

    static Passwords in(Path file, String... names) throws IOException {
        Properties properties = new Properties();
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            }
        }
        SecureRandom random = new SecureRandom();
        boolean added = false;
        for (String name : names) {
            if (properties.getProperty(name) == null) {
                byte[] bytes = new byte[BYTES];
                random.nextBytes(bytes);
                properties.setProperty(name, HexFormat.of().formatHex(bytes));
                added = true;
            }
        }
        if (added) {
            write(file, properties);
        }
        return new Passwords(properties);
    }

    String of(String name) {
        String password = kept.getProperty(name);
        if (password == null) {
            throw new IllegalArgumentException("No password is kept for " + name);
        }
        return password;
    }

    private static void write(Path file, Properties properties) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (Writer writer = Files.newBufferedWriter(fresh)) {
            properties.store(writer, "Keep this file: the data cannot be opened without it");
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
