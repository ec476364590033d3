package dev.roundtwo.platform.files.content;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Speaks as {@code clamd} does, and finds what holds the word "harm". It can also be silent, or say something odd. */
public final class Daemon implements AutoCloseable {

    private final ServerSocket door = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    private final Thread porter;
    private String instead = "";
    private volatile int asked;

    public Daemon() throws IOException {
        porter = Thread.startVirtualThread(this::serve);
    }

    public String place() {
        return "127.0.0.1:" + door.getLocalPort();
    }

    public int asked() {
        return asked;
    }

    /** From now on answers that; with "silence" nothing until it says something else, with "away" it hangs up. */
    public synchronized void says(String answer) {
        instead = answer;
        notifyAll();
    }

    private synchronized String said() throws InterruptedException {
        while (instead.equals("silence")) {
            wait();
        }
        return instead;
    }

    private void serve() {
        while (!door.isClosed()) {
            try {
                Socket caller = door.accept();
                if (door.isClosed()) {
                    caller.close();
                    return;
                }
                Thread.startVirtualThread(() -> answer(caller));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void answer(Socket caller) {
        try (caller) {
            asked++;
            var in = new DataInputStream(caller.getInputStream());
            String command = new String(in.readNBytes(10), StandardCharsets.US_ASCII);
            if (!command.equals("zINSTREAM\0")) {
                throw new IOException("Not a command: " + command);
            }
            var file = new ByteArrayOutputStream();
            for (int length = in.readInt(); length > 0; length = in.readInt()) {
                file.write(in.readNBytes(length));
            }
            String instead = said();
            if (instead.equals("away")) {
                return;
            }
            boolean harm = file.toString(StandardCharsets.ISO_8859_1).contains("harm");
            String said = instead.isEmpty() ? harm ? "stream: Test.Harm FOUND" : "stream: OK" : instead;
            caller.getOutputStream().write((said + "\0").getBytes(StandardCharsets.US_ASCII));
        } catch (IOException | InterruptedException gone) {
            Thread.currentThread().interrupt();
        }
    }

    /** Nobody is let in any more when it returns: a thread that waits at a closed door may still open it once. */
    @Override
    public void close() {
        try {
            door.close();
            porter.join();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
