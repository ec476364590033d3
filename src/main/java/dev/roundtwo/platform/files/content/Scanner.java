package dev.roundtwo.platform.files.content;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks {@code clamd} whether a file is harmful, by streaming it there. Without one configured nothing is asked. */
public final class Scanner {

    private static final int PIECE = 64 * 1024;
    private static final int LONGEST_ANSWER = 4096;

    private static final String UNIX = "unix:";

    private final String clamd;
    private final Duration longest;

    /**
     * @param place {@code host:port}, {@code unix:/path} or nothing
     * @param longest how long one file may take in all
     */
    public Scanner(String place, Duration longest) {
        this.clamd = place.strip();
        if (!clamd.isEmpty() && !clamd.startsWith(UNIX) && !clamd.matches(".+:\\d{1,5}")) {
            throw new IllegalStateException("roundtwo.files.clamd must be host:port or unix:/path");
        }
        this.longest = longest;
    }

    /** The scanner is away, or did not say yes or no: nothing is known of the file. */
    public static final class Away extends IOException {

        Away(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    public boolean configured() {
        return !clamd.isEmpty();
    }

    /**
     * What the scanner calls the harm that it found; empty when it found none.
     *
     * @throws Away when it did not answer in time, or with neither
     */
    public Optional<String> scan(Path file) throws Away {
        if (clamd.isEmpty()) {
            return Optional.empty();
        }
        try (SocketChannel line =
                clamd.startsWith(UNIX) ? SocketChannel.open(StandardProtocolFamily.UNIX) : SocketChannel.open()) {
            Thread watch = Thread.startVirtualThread(() -> closeAfterwards(line));
            try {
                return verdict(asked(line, address(), file));
            } finally {
                watch.interrupt();
            }
        } catch (Away away) {
            throw away;
        } catch (IOException | RuntimeException failure) {
            throw new Away("clamd does not answer: " + failure, failure);
        }
    }

    private String asked(SocketChannel line, SocketAddress at, Path file) throws IOException {
        line.connect(at);
        try {
            write(line, ByteBuffer.wrap("zINSTREAM\0".getBytes(StandardCharsets.US_ASCII)));
            try (InputStream in = Files.newInputStream(file)) {
                byte[] piece = new byte[PIECE];
                for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                    write(line, ByteBuffer.allocate(4).putInt(read).flip());
                    write(line, ByteBuffer.wrap(piece, 0, read));
                }
            }
            write(line, ByteBuffer.allocate(4));
        } catch (IOException cut) {
            // It may have said why before it hung up.
            if (!line.isOpen()) {
                throw cut;
            }
        }
        ByteBuffer answer = ByteBuffer.allocate(LONGEST_ANSWER);
        while (answer.hasRemaining() && line.read(answer) >= 0) {
            if (answer.position() > 0 && answer.get(answer.position() - 1) == 0) {
                break;
            }
        }
        return new String(answer.array(), 0, answer.position(), StandardCharsets.UTF_8)
                .replace("\0", "")
                .strip();
    }

    private static Optional<String> verdict(String answer) throws Away {
        if (answer.equals("stream: OK")) {
            return Optional.empty();
        }
        if (answer.startsWith("stream: ") && answer.endsWith(" FOUND")) {
            return Optional.of(answer.substring("stream: ".length(), answer.length() - " FOUND".length()));
        }
        throw new Away("clamd said neither yes nor no: " + answer, null);
    }

    private void closeAfterwards(SocketChannel line) {
        try {
            Thread.sleep(longest);
            line.close();
        } catch (InterruptedException | IOException done) {
            Thread.currentThread().interrupt();
        }
    }

    private static void write(SocketChannel line, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            line.write(bytes);
        }
    }

    /** Looked up anew each time: behind a name there may be another machine by now. */
    private SocketAddress address() {
        if (clamd.startsWith(UNIX)) {
            return UnixDomainSocketAddress.of(clamd.substring(UNIX.length()));
        }
        int colon = clamd.lastIndexOf(':');
        return new InetSocketAddress(clamd.substring(0, colon), Integer.parseInt(clamd.substring(colon + 1)));
    }
}
