package dev.roundtwo.platform.embedded;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Counts the users of one server, within this JVM and across the JVMs of this machine, with file locks that the operating
 * system takes back when a JVM is killed. Only one JVM at a time starts or stops; the last user out stops the server.
 */
final class SharedUse {

    private static final Map<Path, SharedUse> ALL = new ConcurrentHashMap<>();

    private final Path folder;
    private int usersHere;
    private @Nullable FileChannel channel;

    private SharedUse(Path folder) {
        this.folder = folder;
    }

    static SharedUse of(Path folder) {
        return ALL.computeIfAbsent(folder, SharedUse::new);
    }

    synchronized Map<String, Object> join(EmbeddedServer server) throws IOException, InterruptedException {
        try (FileChannel gate = open("start.lock")) {
            gate.lock();
            Map<String, Object> settings = server.ensureRunning();
            if (channel == null) {
                FileChannel opened = open("users.lock");
                opened.lock(0, Long.MAX_VALUE, true);
                channel = opened;
            }
            usersHere++;
            return settings;
        }
    }

    /** Starts the server again when it is gone while we use it; of several nodes that notice, one does. */
    synchronized Map<String, Object> revive(EmbeddedServer server) throws IOException, InterruptedException {
        if (usersHere == 0) {
            return Map.of();
        }
        try (FileChannel gate = open("start.lock")) {
            gate.lock();
            return server.ensureRunning();
        }
    }

    synchronized void leave(EmbeddedServer server) throws IOException, InterruptedException {
        usersHere--;
        FileChannel held = channel;
        if (usersHere > 0 || held == null) {
            return;
        }
        try (FileChannel gate = open("start.lock")) {
            gate.lock();
            channel = null;
            // Closing gives our shared lock back; whoever then gets the exclusive one is the last.
            held.close();
            try (FileChannel users = open("users.lock")) {
                if (users.tryLock() != null) {
                    server.stop();
                }
            }
        }
    }

    private FileChannel open(String name) throws IOException {
        return FileChannel.open(folder.resolve(name), CREATE, READ, WRITE);
    }
}
