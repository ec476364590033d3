package dev.roundtwo.platform.files;

import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.platform.files.store.Folder;
import dev.roundtwo.platform.files.store.Key;
import dev.roundtwo.platform.files.store.Store;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Files that nodes of this machine work on just now, in the data folder; what a killed one left goes after an hour. */
@Component
class Spool {

    private static final Duration LEFT = Duration.ofHours(1);
    private static final int PIECE = 64 * 1024;

    private final Clock clock;
    private final Path folder;

    @Autowired
    Spool(Clock clock, Environment environment) {
        this(clock, FilesConfiguration.home(environment).resolve("spool"));
    }

    Spool(Clock clock, Path folder) {
        this.clock = clock;
        this.folder = folder;
    }

    /** A place to write to; the caller deletes it. */
    Path fresh() throws IOException {
        Folder.make(folder);
        return Files.createTempFile(folder, "file", "");
    }

    /**
     * Writes what comes in to a file of its own, and no more of it than is allowed.
     *
     * @throws RuleBroken when it is more
     */
    Path taken(Upload upload, long most) throws IOException {
        return filled(upload.bytes().getInputStream(), most);
    }

    /** What the store has under the key. */
    Path fetched(Store store, Key key, long size) throws IOException {
        return filled(store.read(key, 0, size), size);
    }

    private Path filled(InputStream from, long most) throws IOException {
        Path file = fresh();
        boolean whole = false;
        try (InputStream in = from;
                OutputStream out = Files.newOutputStream(file)) {
            byte[] piece = new byte[PIECE];
            long count = 0;
            for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                count += read;
                if (count > most) {
                    throw new RuleBroken("files.large", Sizes.text(most));
                }
                out.write(piece, 0, read);
            }
            whole = true;
            return file;
        } finally {
            if (!whole) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** Takes out what has lain there for too long. */
    void sweep() throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        FileTime before = FileTime.from(clock.instant().minus(LEFT));
        try (Stream<Path> left = Files.list(folder)) {
            for (Path file : left.toList()) {
                if (Files.isRegularFile(file) && Files.getLastModifiedTime(file).compareTo(before) < 0) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
