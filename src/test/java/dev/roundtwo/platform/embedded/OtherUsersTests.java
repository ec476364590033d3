package dev.roundtwo.platform.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Who may run the servers: needs root to try, because only root can be somebody else. */
@EnabledOnOs(OS.LINUX)
@EnabledIf("asRoot")
class OtherUsersTests {

    private static final int WITH_A_NAME = 1;
    private static final int WITHOUT_A_NAME = 61234;
    private static final String NAMESPACES_REFUSED = "#!/bin/sh\necho 'unshare: Operation not permitted' >&2\nexit 1\n";

    @TempDir
    private static Path unpackedOnce;

    @TempDir
    private Path folder;

    static boolean asRoot() throws IOException {
        return RunAs.isRoot();
    }

    @BeforeAll
    static void unpack() throws Exception {
        Binaries.postgres(unpackedOnce);
        Binaries.redis(unpackedOnce);
    }

    @BeforeEach
    void letOthersIn() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void anOrdinaryUserNeedsNoTrick() throws Exception {
        startsAs(WITH_A_NAME);
    }

    @Test
    void aUserWithoutANameStartsWhereUserNamespacesAreAllowed() throws Exception {
        List<String> tryIt = Command.words(as(WITHOUT_A_NAME), "unshare", "-U", "true");
        assumeThat(Command.run(folder.resolve("log"), Duration.ofSeconds(5), tryIt))
                .isZero();
        startsAs(WITHOUT_A_NAME);
    }

    @Test
    void rootGetsByWhereUserNamespacesAreRefused() throws Exception {
        Path closed = Files.createDirectory(folder.resolve("closed"));
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
        for (Path home : List.of(homeIn(folder), homeIn(closed))) {
            EmbeddedNode refused =
                    EmbeddedNode.start(home, List.of(), classPath(), Map.of("PATH", pathWithoutUnshare()));
            assertThat(ownerOfData(home)).isNotEqualTo(0);
            refused.close();
        }
        // The next start may be allowed again: the data has to change hands.
        Path home = folder.resolve("home");
        EmbeddedNode.start(home).close();
        assertThat(home.resolve("postgres/data/postmaster.pid")).doesNotExist();
    }

    private void startsAs(int uid) throws Exception {
        Path home = homeIn(folder);
        Files.setAttribute(home, "unix:uid", uid);
        Files.setAttribute(home.resolve("bin"), "unix:uid", uid);
        EmbeddedNode node = EmbeddedNode.start(home, as(uid), readableClassPath(), Map.of());
        assertThat(ownerOfData(home)).isEqualTo(uid);
        node.close();
        assertThat(home.resolve("postgres/data/postmaster.pid")).doesNotExist();
    }

    private static List<String> as(int uid) {
        return List.of("setpriv", "--reuid=" + uid, "--regid=" + uid, "--clear-groups");
    }

    private static Path homeIn(Path parent) throws IOException {
        EmbeddedHome home = new EmbeddedHome(parent.resolve("home"));
        home.copyProgramsFrom(unpackedOnce);
        return home.path();
    }

    private String pathWithoutUnshare() throws IOException {
        Path programs = Files.createDirectories(folder.resolve("path"));
        Path unshare = Files.writeString(programs.resolve("unshare"), NAMESPACES_REFUSED);
        Files.setPosixFilePermissions(unshare, PosixFilePermissions.fromString("rwxr-xr-x"));
        return programs + File.pathSeparator + System.getenv("PATH");
    }

    /** The class path as the other user can read it: the build may lie under root's own folders. */
    private String readableClassPath() throws IOException {
        Path library = Files.createDirectory(folder.resolve("library"));
        List<String> entries = new ArrayList<>();
        for (String entry : List.of(classPath().split(File.pathSeparator, -1))) {
            Path from = Path.of(entry);
            Path to = library.resolve(entries.size() + "-" + from.getFileName());
            if (Files.isDirectory(from)) {
                copyClasses(
                        from.resolve("dev/roundtwo/platform/embedded"), to.resolve("dev/roundtwo/platform/embedded"));
                entries.add(to.toString());
            } else if (entry.matches(".*(spring-|slf4j|logback|postgres|redis-\\d|compress|commons-|xz-).*\\.jar")) {
                Files.copy(from, to);
                entries.add(to.toString());
            }
        }
        return String.join(File.pathSeparator, entries);
    }

    private static void copyClasses(Path from, Path to) throws IOException {
        if (!Files.isDirectory(from)) {
            return;
        }
        Files.createDirectories(to);
        try (var files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(String.valueOf(file.getFileName())));
            }
        }
    }

    private static String classPath() {
        return System.getProperty("java.class.path");
    }

    private static Integer ownerOfData(Path home) throws IOException {
        return (Integer) Files.getAttribute(home.resolve("postgres/data"), "unix:uid", LinkOption.NOFOLLOW_LINKS);
    }
}
