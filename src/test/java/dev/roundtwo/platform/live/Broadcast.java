package dev.roundtwo.platform.live;

import dev.roundtwo.platform.Ids;
import dev.roundtwo.platform.scope.Scope;
import dev.roundtwo.tenancy.Member;
import java.util.concurrent.Callable;
import org.springframework.transaction.support.TransactionTemplate;

/** What is published in a room of Ada's, and the address at which it is read. */
record Broadcast(Member ada, String room, LiveFeed feed, TransactionTemplate transaction, int port) {

    static Broadcast from(Member ada, LiveFeed feed, TransactionTemplate transaction, int port) {
        return new Broadcast(ada, "room/" + Ids.next(), feed, transaction, port);
    }

    Reader read(String lastEventId, String... topics) throws Exception {
        return Reader.of(address(topics), lastEventId);
    }

    String address(String... topics) {
        return address(ada, topics);
    }

    String address(Member member, String... topics) {
        return "http://localhost:%d/test-stream?workspace=%s&topic=%s"
                .formatted(port, member.workspaceId(), String.join("&topic=", topics));
    }

    int publish(String topic, String name, Object data) {
        return in(
                ada,
                () -> transaction.execute(status -> {
                    feed.publish(topic, name, data);
                    return 0;
                }));
    }

    static <T> T in(Member member, Callable<T> work) {
        try {
            return new Scope(member.workspaceId(), member.accountId()).call(work::call);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
