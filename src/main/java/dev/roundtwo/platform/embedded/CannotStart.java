package dev.roundtwo.platform.embedded;

import java.io.Serial;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** An embedded server did not start. Says what happened and what to do next, both in plain words. */
final class CannotStart extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    private final String advice;

    CannotStart(String whatHappened, String advice) {
        this(whatHappened, advice, null);
    }

    CannotStart(String whatHappened, String advice, @Nullable Throwable cause) {
        super(whatHappened, cause);
        this.advice = advice;
    }

    /** The same, with the last lines of the server's own log. */
    static CannotStart withLog(String whatHappened, String advice, Path log) {
        return new CannotStart("%s The end of %s:%n%n%s".formatted(whatHappened, log, ServerLog.tail(log)), advice);
    }

    String advice() {
        return advice;
    }
}
