package dev.roundtwo.platform.embedded;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The servers' programs for this machine, unpacked from the class path once for each version. */
final class Binaries {

    private static final String EXECUTABLE = "rwxr-xr-x";

    private static final Map<String, String> POSTGRES = Map.of(
            "linux-amd64", "postgres-linux-x86_64.txz",
            "linux-aarch64", "postgres-linux-arm_64.txz",
            "mac-x86_64", "postgres-darwin-x86_64.txz",
            "mac-aarch64", "postgres-darwin-arm_64.txz");

    private static final Map<String, String> REDIS = Map.of(
            "linux-amd64", "redis-server-6.2.6-v5-linux-amd64",
            "linux-aarch64", "redis-server-6.2.7-linux-arm64",
            "mac-x86_64", "redis-server-6.2.6-v5-darwin-amd64",
            "mac-aarch64", "redis-server-6.2.6-v5-darwin-arm64");

    private Binaries() {}

    /** The folder with PostgreSQL's programs. */
    static Path postgres(Path home) throws IOException, InterruptedException {
        URL archive = find(POSTGRES, "PostgreSQL", "SPRING_DATASOURCE_URL, _USERNAME and _PASSWORD");
        Path unpacked = folder(home, "postgres", archive);
        Folders.fillOnce(unpacked, into -> {
            try (InputStream in = new BufferedInputStream(archive.openStream())) {
                unpack(in, into);
            }
            Files.setPosixFilePermissions(into, PosixFilePermissions.fromString(EXECUTABLE));
        });
        return unpacked.resolve("bin");
    }

    /** Redis's one program. */
    static Path redis(Path home) throws IOException, InterruptedException {
        URL program = find(REDIS, "Redis", "SPRING_DATA_REDIS_URL");
        Path unpacked = folder(home, "redis", program);
        Folders.fillOnce(unpacked, into -> {
            Path file = into.resolve("redis-server");
            try (InputStream in = program.openStream()) {
                Files.copy(in, file);
            }
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(EXECUTABLE));
            Files.setPosixFilePermissions(into, PosixFilePermissions.fromString(EXECUTABLE));
        });
        return unpacked.resolve("redis-server");
    }

    private static URL find(Map<String, String> names, String server, String settings) {
        String machine = machine();
        String name = names.get(machine);
        URL found = name == null ? null : Binaries.class.getResource("/" + name);
        if (found == null) {
            throw new CannotStart(
                    "Round Two brings no %s for this kind of machine (%s).".formatted(server, machine),
                    "Name a server of your own with %s, and start again.".formatted(settings));
        }
        return found;
    }

    private static String machine() {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String family = system.startsWith("linux") ? "linux" : system.startsWith("mac") ? "mac" : system;
        return family + "-" + System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
    }

    /** The size stands for the version: the archives do not carry one in their names. */
    private static Path folder(Path home, String server, URL content) throws IOException {
        URLConnection connection = content.openConnection();
        connection.setUseCaches(false);
        String size = Long.toHexString(connection.getContentLengthLong());
        return Folders.create(home.resolve("bin"), EXECUTABLE).resolve(server + "-" + size);
    }

    private static void unpack(InputStream in, Path into) throws IOException {
        try (TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(in))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path path = into.resolve(entry.getName()).normalize();
                if (!path.startsWith(into)) {
                    throw new IOException("The archive wants to write outside its folder: " + entry.getName());
                }
                write(tar, entry, path);
            }
        }
    }

    private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path path) throws IOException {
        Path parent = entry.isDirectory() ? path : path.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else if (entry.isFile()) {
            Files.copy(tar, path);
            boolean program = (entry.getMode() & 0100) != 0;
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(program ? EXECUTABLE : "rw-r--r--"));
        }
    }
}
