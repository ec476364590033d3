package dev.roundtwo.month;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.Map;

/** A node of the month: the whole application in a process of its own, that can be killed and started again. */
final class Node {

    final String name;
    private final Program program;
    private final Path clock;
    private final Map<String, String> settings;
    private final int port;
    private Process process;

    Node(String name, Program program, boolean records, Path clock, Map<String, String> settings) throws IOException {
        this.name = name;
        this.program = program;
        this.clock = clock;
        this.settings = settings;
        try (var free = new ServerSocket(0)) {
            this.port = free.getLocalPort();
        }
        process = start(records);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> process.destroyForcibly()));
    }

    private Process start(boolean records) throws IOException {
        var builder = new ProcessBuilder(program.command(records, clock));
        builder.environment().putAll(settings);
        builder.environment().put("SERVER_PORT", Integer.toString(port));
        builder.environment()
                .put("SPRING_DATASOURCE_URL", settings.get("SPRING_DATASOURCE_URL") + "?ApplicationName=" + name);
        return builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        Path.of("target", "month-" + name + ".log").toFile()))
                .start();
    }

    String url() {
        return "http://localhost:" + port;
    }

    /** As {@code kill -9} does it. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Asks it to finish what it does and end, as before a release. */
    void endInOrder() {
        process.destroy();
    }

    void again() throws IOException {
        process = start(false);
    }

    boolean lives() {
        return process.isAlive();
    }

    /** Whether it has begun to answer, which it does last of all. */
    boolean ready() {
        if (!lives()) {
            throw new IllegalStateException("The node ended, see target/month-" + name + ".log");
        }
        try (var socket = new Socket("localhost", port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }
}
