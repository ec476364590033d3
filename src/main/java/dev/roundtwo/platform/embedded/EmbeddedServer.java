package dev.roundtwo.platform.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** A server that runs beside the application and outlives it only by accident. */
sealed interface EmbeddedServer permits EmbeddedPostgres, EmbeddedRedis {

    /** Where its data, its passwords and its locks are. */
    Path folder();

    /** Takes over the running server, or starts one, and returns the settings that lead to it. */
    Map<String, Object> ensureRunning() throws IOException, InterruptedException;

    /** Whether somebody listens where the server was last known to be. */
    boolean listens();

    /** Stops the server, whoever started it, and returns when its data is safe. */
    void stop() throws IOException, InterruptedException;
}
