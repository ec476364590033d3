package dev.roundtwo.platform.embedded;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The few words that starting and stopping Redis need, before the application has a client. */
final class RedisLine implements Closeable {

    private static final int PATIENCE_MS = 2_000;

    private final Socket socket;
    private final BufferedReader replies;
    private final OutputStream commands;

    private RedisLine(Socket socket) throws IOException {
        this.socket = socket;
        this.replies = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        this.commands = socket.getOutputStream();
    }

    /** Empty when nobody listens, or somebody who does not take the password. */
    static Optional<RedisLine> open(int port, String password) {
        Socket socket = new Socket();
        try {
            socket.connect(Port.address(port), PATIENCE_MS);
            socket.setSoTimeout(PATIENCE_MS);
            RedisLine line = new RedisLine(socket);
            line.send("AUTH " + password);
            if ("+OK".equals(line.replies.readLine())) {
                return Optional.of(line);
            }
            socket.close();
        } catch (IOException nobody) {
            closeQuietly(socket);
        }
        return Optional.empty();
    }

    /** One field of Redis's INFO, or an empty string. */
    String info(String field) throws IOException {
        send("INFO");
        String header = replies.readLine();
        if (header == null || !header.matches("\\$\\d+")) {
            throw new IOException("Unexpected answer from Redis: " + header);
        }
        int length = Integer.parseInt(header.substring(1)) + 2;
        char[] text = new char[length];
        for (int read = 0; read < length; ) {
            int more = replies.read(text, read, length - read);
            if (more < 0) {
                throw new IOException("Redis hung up");
            }
            read += more;
        }
        return new String(text)
                .lines()
                .filter(line -> line.startsWith(field + ":"))
                .map(line -> line.substring(field.length() + 1))
                .findFirst()
                .orElse("");
    }

    /** Writes everything down and stops; Redis says goodbye by hanging up. */
    void shutdown() throws IOException {
        send("SHUTDOWN");
        String refusal = replies.readLine();
        if (refusal != null) {
            throw new IOException("Redis refused to stop: " + refusal);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void send(String command) throws IOException {
        commands.write((command + "\r\n").getBytes(StandardCharsets.UTF_8));
        commands.flush();
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException nothingToLose) {
            // There was no connection worth keeping.
        }
    }
}
