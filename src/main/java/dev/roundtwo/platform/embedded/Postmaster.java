package dev.roundtwo.platform.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.IntPredicate;

/** What PostgreSQL's own {@code postmaster.pid} says about a server that may be running in a data folder. */
final class Postmaster {

    private static final int PID = 0;
    private static final int PORT = 3;
    private static final int STATUS = 7;
    private static final int NONE = -1;
    private static final int REFUSALS = 100;
    private static final long PAUSE_MS = 20;

    private final Path data;
    private final Path file;

    Postmaster(Path data) {
        this.data = data;
        this.file = data.resolve("postmaster.pid");
    }

    /**
     * The port of a running server that answers, or -1. Waits for one that is just starting or stopping, and removes the
     * file of one that is gone, because its process id may meanwhile belong to somebody else.
     */
    int findRunning(IntPredicate answers, Duration patience) throws IOException, InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        int refusals = 0;
        while (System.nanoTime() < end) {
            List<String> lines = lines();
            if (lines.isEmpty()) {
                return NONE;
            }
            if (!isAlive(number(lines, PID))) {
                Files.deleteIfExists(file);
                return NONE;
            }
            if (lines.size() > STATUS && lines.get(STATUS).strip().equals("ready")) {
                int port = (int) number(lines, PORT);
                if (answers.test(port)) {
                    return port;
                }
                if (++refusals == REFUSALS) {
                    break;
                }
            }
            Thread.sleep(PAUSE_MS);
        }
        throw new CannotStart(
                "A PostgreSQL is running in %s, but does not answer with the password kept beside it.".formatted(data),
                "Stop it (its process id is the first line of %s) and start again.".formatted(file));
    }

    /** Sends a signal and waits until the server has gone; false when it has not. */
    boolean stop(String signal, Duration patience) throws IOException, InterruptedException {
        List<String> lines = lines();
        if (lines.isEmpty() || !isAlive(number(lines, PID))) {
            return true;
        }
        long pid = number(lines, PID);
        // Java can only send TERM, which would wait for every connection to close by itself.
        Process kill = new ProcessBuilder("kill", "-" + signal, Long.toString(pid)).start();
        kill.waitFor();
        long end = System.nanoTime() + patience.toNanos();
        while (Files.exists(file) && System.nanoTime() < end) {
            Thread.sleep(PAUSE_MS);
        }
        return !Files.exists(file);
    }

    private boolean isAlive(long pid) {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .map(ProcessHandle::info)
                .filter(info -> info.command().orElse("").endsWith("/postgres")
                        || List.of(info.arguments().orElse(new String[0])).contains(data.toString()))
                .isPresent();
    }

    private List<String> lines() throws IOException {
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    private static long number(List<String> lines, int index) {
        String text = lines.size() > index ? lines.get(index).strip() : "";
        return text.matches("\\d{1,9}") ? Long.parseLong(text) : NONE;
    }
}
