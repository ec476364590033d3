package dev.roundtwo.month;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtwo.month.Visitor.Page;
import java.util.concurrent.CompletableFuture;

/** Something asked of a node. */
interface Request {

    Page to(Node node) throws Exception;

    /** The node dies before it answers, with nothing done; another one is asked again. */
    static Page twice(House house, Step step, Request request) throws Exception {
        CompletableFuture<Page> first = new CompletableFuture<>();
        house.deaths.at(step, () -> {
            Node node = house.living();
            Thread.startVirtualThread(() -> {
                try {
                    first.complete(request.to(node));
                } catch (Exception lost) {
                    first.completeExceptionally(lost);
                }
            });
        });
        assertThat(first).as("answered by a node that died").failsWithin(House.PATIENCE);
        return request.to(house.living());
    }
}
