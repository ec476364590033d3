package dev.roundtwo.platform.jobs;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Does chores part by part: what fails in one part is logged and counted under the chore's name, and the others are done all the
 * same.
 */
@Component
public class ChoreParts {

    /** How many parts a page has. */
    public static final int PAGE = 500;

    static final String FAILED = "roundtwo.chores.failed";

    private static final Logger LOG = LoggerFactory.getLogger(ChoreParts.class);

    private final MeterRegistry meters;

    ChoreParts(MeterRegistry meters) {
        this.meters = meters;
    }

    /**
     * Does one part, and says whether that went well.
     *
     * @param what which one, for the log: a kind and an id, no names
     */
    public boolean done(String chore, String what, Runnable part) {
        try {
            part.run();
            return true;
        } catch (RuntimeException failure) {
            failed(chore, what, failure);
            return false;
        }
    }

    /**
     * Does part after part, a page at a time, each page those behind the last of the one before: however many fail, all are come to.
     *
     * @param pages a page that begins behind that part, or at the start; a short one is the last
     */
    public <T> void pages(Function<Optional<T>, List<T>> pages, Consumer<T> each) {
        Optional<T> last = Optional.empty();
        List<T> page;
        do {
            page = pages.apply(last);
            page.forEach(each);
            last = page.isEmpty() ? last : Optional.of(page.getLast());
        } while (page.size() == PAGE);
    }

    /** Counts none yet, so that the first one can be told from none. */
    void watch(Chore chore) {
        meters.counter(FAILED, "chore", chore.name());
    }

    /** Does the whole chore; what no part of it caught is counted too. */
    void all(Chore chore) {
        try {
            done(chore.name(), "all of it", chore.work());
        } catch (Error broken) {
            failed(chore.name(), "all of it", broken);
            throw broken;
        }
    }

    private void failed(String chore, String what, Throwable cause) {
        LOG.error("{} failed: {}", chore, what, cause);
        meters.counter(FAILED, "chore", chore).increment();
    }
}
