package dev.roundtwo.journeys;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The application in a process of its own, so that a test can kill it without warning. */
final class Node implements AutoCloseable {

    final int port;
    private final Process process;

    private Node(int port, Process process) {
        this.port = port;
        this.process = process;
    }

    /** Starts a node on shared services; the settings are environment variables. Wait for it with {@link #ready()}. */
    static Node start(String name, Map<String, String> settings) throws IOException {
        int port = freePort();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx384m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.roundtwo.RoundTwo"));
        var builder = new ProcessBuilder(command);
        builder.environment().putAll(settings);
        builder.environment().put("SERVER_PORT", Integer.toString(port));
        builder.redirectErrorStream(true)
                .redirectOutput(Path.of("target", "node-" + name + ".log").toFile());
        return new Node(port, builder.start());
    }

    Node ready() throws InterruptedException {
        Instant end = Instant.now().plus(Duration.ofSeconds(90));
        while (Instant.now().isBefore(end)) {
            if (!process.isAlive()) {
                throw new IllegalStateException("The node ended, see target/node-*.log");
            }
            try (var socket = new Socket("localhost", port)) {
                return this;
            } catch (IOException notYet) {
                Thread.sleep(200);
            }
        }
        throw new IllegalStateException("The node did not start in 90 s, see target/node-*.log");
    }

    /** As {@code kill -9} does it. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
