package dev.roundtwo.platform.files;

import dev.roundtwo.platform.files.store.Disk;
import dev.roundtwo.platform.files.store.Key;
import dev.roundtwo.platform.files.store.Store;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** A folder whose every step can be the last: before a deed or after it, as in {@code "after put raw"}. */
final class Faulty implements Store {

    private final Store disk;
    private final Runnable end;
    private volatile String at = "";
    private volatile boolean failed;
    private final Set<String> held = ConcurrentHashMap.newKeySet();

    Faulty(Path folder, Runnable end) {
        this.disk = new Disk(folder, Clock.systemUTC());
        this.end = end;
    }

    void failAt(String step) {
        failed = false;
        at = step;
    }

    /** Whether the step at which it is to fail was tried since. */
    boolean failed() {
        return failed;
    }

    /** The names of what is kept of a file. */
    Set<String> kept(UUID file) throws IOException {
        Set<String> kept = new TreeSet<>();
        disk.each(one -> {
            if (one.key().file().equals(file)) {
                kept.add(one.key().variant().code());
            }
        });
        return kept;
    }

    Set<String> all() throws IOException {
        Set<String> all = new TreeSet<>();
        disk.each(one -> all.add(one.key().toString()));
        return all;
    }

    @Override
    public void put(Key key, Path from) throws IOException {
        step("before put " + key.variant().code());
        disk.put(key, from);
        step("after put " + key.variant().code());
    }

    @Override
    public InputStream read(Key key, long from, long length) throws IOException {
        step("before read " + key.variant().code());
        return disk.read(key, from, length);
    }

    @Override
    public void delete(Key key) throws IOException {
        step("before delete " + key.variant().code());
        disk.delete(key);
        step("after delete " + key.variant().code());
    }

    @Override
    public void each(Consumer<Kept> visitor) throws IOException {
        disk.each(visitor);
    }

    /** The steps for which a connection was kept waiting. */
    Set<String> held() {
        return held;
    }

    private void step(String here) throws IOException {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            held.add(here);
        }
        if (here.equals(at)) {
            failed = true;
            end.run();
            throw new IOException("The store is away: " + here);
        }
    }
}
