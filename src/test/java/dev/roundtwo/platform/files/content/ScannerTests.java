package dev.roundtwo.platform.files.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file is harmless when the scanner says so, and in no other case (v5.0.0-5.4.3, v5.0.0-16.5.3). */
class ScannerTests {

    /** The signature that all scanners know, in two halves so that none finds it here. */
    private static final String EICAR = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-" + "ANTIVIRUS-TEST-FILE!$H+H*";

    private static final Path CLAMD = Path.of("/usr/sbin/clamd");

    @TempDir
    Path folder;

    @Test
    void itSaysYesOrNo() throws Exception {
        try (Daemon daemon = new Daemon()) {
            Scanner scanner = new Scanner(daemon.place(), Duration.ofSeconds(10));
            assertThat(scanner.scan(file("words"))).isEmpty();
            assertThat(scanner.scan(file("x".repeat(300_000)))).isEmpty();
            assertThat(scanner.scan(file("x".repeat(200_000) + "harm"))).contains("Test.Harm");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"INSTREAM size limit exceeded. ERROR", "stream: ", "OK", "stream: OK maybe", "FOUND", "silence"})
    void whateverElseItSaysIsNoYes(String answer) throws Exception {
        try (Daemon daemon = new Daemon()) {
            daemon.says(answer);
            Scanner scanner = new Scanner(daemon.place(), Duration.ofSeconds(1));
            assertThatThrownBy(() -> scanner.scan(file("words"))).isInstanceOf(Scanner.Away.class);
        }
    }

    @Test
    void oneThatIsAwayIsNoYesEither() throws Exception {
        String place;
        try (Daemon daemon = new Daemon()) {
            place = daemon.place();
        }
        assertThatThrownBy(() -> new Scanner(place, Duration.ofSeconds(5)).scan(file("words")))
                .isInstanceOf(Scanner.Away.class);
        assertThatThrownBy(
                        () -> new Scanner("unix:" + folder.resolve("none"), Duration.ofSeconds(5)).scan(file("words")))
                .isInstanceOf(Scanner.Away.class);
        assertThatThrownBy(() -> new Scanner("no-port", Duration.ofSeconds(5)))
                .isInstanceOf(IllegalStateException.class);
    }

    /** With a list of one signature, the test file's, as the real lists are large and change. */
    @Test
    void aRealClamdUnderstandsUs() throws Exception {
        assumeThat(Files.isExecutable(CLAMD)).as("clamd is installed").isTrue();
        Path socket = folder.resolve("clamd.ctl");
        Path lists = Files.createDirectory(folder.resolve("lists"));
        Files.writeString(lists.resolve("test.hdb"), "44d88612fea8a8f36de82e1278abb02f:68:Eicar-Test\n");
        Path settings = Files.writeString(folder.resolve("clamd.conf"), """
                LocalSocket %s
                DatabaseDirectory %s
                Foreground yes
                StreamMaxLength 30M
                """.formatted(socket, lists));
        Process clamd = new ProcessBuilder(CLAMD.toString(), "-c", settings.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        try {
            await().atMost(Duration.ofSeconds(60)).until(() -> listens(socket));
            Scanner scanner = new Scanner("unix:" + socket, Duration.ofSeconds(30));
            assertThat(scanner.scan(file("words"))).isEmpty();
            assertThat(scanner.scan(file(EICAR)).orElse("")).startsWith("Eicar-Test");
            assertThat(scanner.scan(file("x".repeat(20 << 20)))).isEmpty();
        } finally {
            clamd.destroyForcibly().waitFor();
        }
    }

    private static boolean listens(Path socket) {
        try (var line = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            return line.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    private Path file(String text) throws Exception {
        return Files.writeString(folder.resolve("file"), text);
    }
}
