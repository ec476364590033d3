package dev.roundtwo.journeys;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The application in a process of its own, so that a test can kill it without warning. */
final class Node implements AutoCloseable {

    final int port;
    private final ProcessBuilder builder;
    private Process process;

    private Node(int port, ProcessBuilder builder) throws IOException {
        this.port = port;
        this.builder = builder;
        this.process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> process.destroyForcibly()));
    }

    /** Starts a node on shared services; the settings are environment variables. Wait for it with {@link #ready()}. */
    static Node start(String name, Map<String, String> settings) throws IOException {
        int port = freePort();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx384m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                classPath(),
                "dev.roundtwo.RoundTwo"));
        var builder = new ProcessBuilder(command);
        builder.environment().putAll(settings);
        builder.environment().put("SERVER_PORT", Integer.toString(port));
        builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        Path.of("target", "node-" + name + ".log").toFile()));
        return new Node(port, builder);
    }

    boolean runs() {
        return process.isAlive();
    }

    /** Starts it again where it was. */
    Node again() throws IOException, InterruptedException {
        kill();
        process = builder.start();
        return this;
    }

    Node ready() throws InterruptedException {
        Instant end = Instant.now().plus(Duration.ofSeconds(150));
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
        throw new IllegalStateException("The node did not start in 150 s, see target/node-*.log");
    }

    /** As {@code kill -9} does it. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }

    /** Without the tests: a real node does not know them. */
    private static String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !Path.of(entry).endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
