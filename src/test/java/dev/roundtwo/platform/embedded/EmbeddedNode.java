package dev.roundtwo.platform.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A node in a JVM of its own: only that can be killed, or be another user. */
final class EmbeddedNode implements AutoCloseable {

    private static final String READY = "ready ";

    private final Process process;
    private final String postgresUrl;

    private EmbeddedNode(Process process, String postgresUrl) {
        this.process = process;
        this.postgresUrl = postgresUrl;
    }

    /** What the child runs: starts the servers, tells where they are, and leaves them when its input ends. */
    public static void main(String[] args) throws IOException {
        try (EmbeddedServices services = EmbeddedServices.start(Path.of(args[0]))) {
            System.out.println(READY + services.properties().get("spring.datasource.url"));
            while (System.in.read() >= 0) {
                // Only the end of the input counts.
            }
        }
    }

    static EmbeddedNode start(Path home) throws IOException {
        return start(home, List.of(), System.getProperty("java.class.path"), Map.of());
    }

    static EmbeddedNode start(Path home, List<String> prefix, String classPath, Map<String, String> environment)
            throws IOException {
        List<String> words = new ArrayList<>(prefix);
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        words.addAll(List.of(java, "-XX:TieredStopAtLevel=1", "-cp", classPath));
        words.addAll(List.of(EmbeddedNode.class.getName(), home.toString()));
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        StringBuilder said = new StringBuilder();
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith(READY)) {
                return new EmbeddedNode(process, line.substring(READY.length()));
            }
            said.append(line).append('\n');
        }
        throw new AssertionError("The node ended before it was ready:\n" + said);
    }

    String postgresUrl() {
        return postgresUrl;
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() throws IOException, InterruptedException {
        process.getOutputStream().close();
        if (!process.waitFor(Duration.ofSeconds(30).toMillis(), TimeUnit.MILLISECONDS)) {
            kill();
            throw new AssertionError("The node did not end");
        }
    }
}
