package dev.roundtwo.platform.files.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Consumer;

/** Keeps bytes under keys that we make. All nodes see the same; what was put is there whole, or not at all. */
public interface Store {

    /** Something kept, and since when. */
    record Kept(Key key, Instant at) {}

    /** Keeps the file's bytes under the key, in place of others that may be there. They are safe when this returns. */
    void put(Key key, Path from) throws IOException;

    /**
     * So many bytes from there on.
     *
     * @throws java.nio.file.NoSuchFileException when nothing is kept under the key
     */
    InputStream read(Key key, long from, long length) throws IOException;

    /** Takes it out; what is not there is no mistake. */
    void delete(Key key) throws IOException;

    /** Tells of each thing that is kept. */
    void each(Consumer<Kept> visitor) throws IOException;
}
