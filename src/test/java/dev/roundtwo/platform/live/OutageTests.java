package dev.roundtwo.platform.live;

import static dev.roundtwo.platform.live.Broadcast.in;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.roundtwo.Cast;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

@LiveTest
class OutageTests {

    @Autowired
    LiveFeed feed;

    @Autowired
    EventRows rows;

    @Autowired
    StringRedisTemplate redis;

    @Autowired
    JsonMapper json;

    @Autowired
    Relay relay;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Cast cast;

    @LocalServerPort
    int port;

    Broadcast broadcast;
    String room;

    @BeforeEach
    void aRoom() {
        broadcast = Broadcast.from(cast.people().ada(), feed, transaction, port);
        room = broadcast.room();
        await().until(relay::isUp);
    }

    @Test
    void whatRedisLosesIsReadFromTheRows() throws Exception {
        try (var reader = broadcast.read("", room)) {
            onAnotherNode(room, "step", 1, false);
            onAnotherNode(room, "step", 2, true);
            assertThat(reader.data(2)).containsExactly("1", "2");
            onAnotherNode(room, "step", 3, false);
            assertThat(reader.data(3)).containsExactly("1", "2", "3");
        }
    }

    @Test
    void anOutageOfRedisLosesNothingAndHoldsUpNobody() throws Exception {
        try (var reader = broadcast.read("", room)) {
            onAnotherNode(room, "step", 1, true);
            assertThat(reader.data(1)).containsExactly("1");
            OwnRedis.stop();
            await().until(() -> !relay.isUp());
            for (int i = 2; i <= 5; i++) {
                onAnotherNode(room, "step", i, false);
                int count = i;
                await().atMost(Duration.ofMillis(1_500))
                        .until(() -> reader.news().size() == count);
            }
            long begun = System.nanoTime();
            broadcast.publish(room, "step", 6);
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofMillis(500));
            onAnotherNode(room, "step", 7, false);
            assertThat(reader.data(7)).containsExactly("1", "2", "3", "4", "5", "6", "7");
            OwnRedis.restart();
            await().atMost(Duration.ofSeconds(10)).until(relay::isUp);
            onAnotherNode(room, "step", 8, true);
            assertThat(reader.data(8)).hasSize(8).endsWith("8");
        }
    }

    /** The row that another node's transaction would leave, and the message it would send. */
    private void onAnotherNode(String topic, String name, int data, boolean told) {
        LiveEvent event = in(
                broadcast.ada(),
                () -> transaction.execute(status -> rows.append(
                        new LiveEvent(broadcast.ada().workspaceId(), topic, 0, name, Integer.toString(data)))));
        if (told) {
            redis.convertAndSend("roundtwo:live", json.writeValueAsString(event));
        }
    }
}
