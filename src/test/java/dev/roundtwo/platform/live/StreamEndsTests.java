package dev.roundtwo.platform.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.roundtwo.Cast;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

@LiveTest
class StreamEndsTests {

    @Autowired
    LiveFeed feed;

    @Autowired
    Streams streams;

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
    void aReaderThatDoesNotReadDelaysNobodyAndIsLetGo() throws Exception {
        try (var idle = new Socket("127.0.0.1", port)) {
            idle.setReceiveBufferSize(4_096);
            idle.getOutputStream()
                    .write(("GET "
                                    + broadcast
                                            .address(room)
                                            .substring(broadcast.address(room).indexOf("/test"))
                                    + "&viewer=idle HTTP/1.1\r\nHost: localhost\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            await().until(() -> opened("idle") == 1);
            try (var reader = broadcast.read("", room)) {
                String much = "x".repeat(50_000);
                for (int i = 0; i < 400; i++) {
                    broadcast.publish(room, "step", much);
                }
                assertThat(reader.data(400)).hasSize(400);
            }
            await().until(() -> opened("idle") == 0);
        }
    }

    @Test
    void streamsEndAtOnceWhenTheirNodeStopsOrTheirViewerSignsOut() throws Exception {
        try (var reader = Reader.of(broadcast.address(room) + "&viewer=ada", "");
                var other = Reader.of(broadcast.address(room) + "&viewer=ben", "")) {
            transaction.executeWithoutResult(status -> {
                feed.endStreamsOf("ada");
                assertThat(opened("ada")).as("until the transaction commits").isEqualTo(1);
            });
            await().atMost(Duration.ofSeconds(1)).until(reader::ended);
            assertThat(other.ended()).isFalse();
            redis.convertAndSend(
                    "roundtwo:live",
                    json.writeValueAsString(Ending.ofTopic(broadcast.ada().workspaceId(), room)));
            await().atMost(Duration.ofSeconds(1)).until(other::ended);
        }
        try (var reader = broadcast.read("", room)) {
            streams.stop();
            await().atMost(Duration.ofSeconds(1)).until(reader::ended);
        } finally {
            streams.start();
        }
    }

    @Test
    void nobodyKeepsMoreStreamsThanAnybodyNeeds() throws Exception {
        List<Reader> readers = new ArrayList<>();
        try {
            while (opened("greedy") < 30) {
                readers.add(Reader.of(broadcast.address(room) + "&viewer=greedy", ""));
            }
            try (var other = Reader.of(broadcast.address(room) + "&viewer=ben", "");
                    var last = Reader.of(broadcast.address(room) + "&viewer=greedy", "")) {
                await().atMost(Duration.ofSeconds(2)).until(() -> opened("greedy") == 30);
                assertThat(readers).filteredOn(Reader::ended).hasSizeLessThanOrEqualTo(1);
                broadcast.publish(room, "step", 1);
                assertThat(last.data(1)).containsExactly("1");
                assertThat(other.data(1)).containsExactly("1");
            }
        } finally {
            readers.forEach(Reader::close);
        }
    }

    private long opened(String viewer) {
        return streams.open().filter(stream -> stream.viewers.contains(viewer)).count();
    }
}
