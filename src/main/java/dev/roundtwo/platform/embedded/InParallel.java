package dev.roundtwo.platform.embedded;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Takes one step with every server at once and waits for all of them, also when one fails. */
final class InParallel {

    private InParallel() {}

    interface Step {
        Map<String, Object> take(EmbeddedServer server) throws Exception;
    }

    static Map<String, Object> with(List<EmbeddedServer> servers, Step step) {
        Map<String, Object> results = new HashMap<>();
        CannotStart failure = null;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Map<String, Object>>> running = new ArrayList<>();
            for (EmbeddedServer server : servers) {
                Callable<Map<String, Object>> task = () -> step.take(server);
                running.add(threads.submit(task));
            }
            for (Future<Map<String, Object>> future : running) {
                try {
                    results.putAll(future.get());
                } catch (ExecutionException e) {
                    failure = plain(e.getCause());
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    failure = plain(e);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
        return results;
    }

    private static CannotStart plain(@Nullable Throwable cause) {
        return cause instanceof CannotStart known
                ? known
                : new CannotStart(
                        "A server that the application brings along failed: " + cause,
                        "Look into the logs folder of ROUNDTWO_HOME, or name servers of your own with"
                                + " SPRING_DATASOURCE_URL and SPRING_DATA_REDIS_URL.",
                        cause);
    }
}
