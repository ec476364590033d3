package dev.roundtwo.platform.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.roundtwo.Cast;
import dev.roundtwo.platform.limits.Allowances;
import dev.roundtwo.platform.limits.Limited;
import dev.roundtwo.tenancy.Member;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
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
    Allowances allowances;

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

    /** v5.0.0-15.2.2: of one reader, in whichever workspace, and of one workspace. */
    @Test
    void whoHasAsManyOpenAsTheyMayIsToldWhenToComeAgain() throws Exception {
        String greedy = "greedy-" + room;
        List<Reader> readers = new ArrayList<>();
        try {
            while (readers.size() < 30) {
                readers.add(Reader.of(broadcast.address(room) + "&viewer=" + greedy, ""));
            }
            assertRefused(broadcast.address(room) + "&viewer=" + greedy);
            try (var other = Reader.of(broadcast.address(room) + "&viewer=ben", "")) {
                broadcast.publish(room, "step", 1);
                assertThat(other.data(1)).containsExactly("1");
                assertThat(readers).as("none was ended for it").noneMatch(Reader::ended);
            }
            feed.endStreamsOf(greedy);
            await().until(() -> opened(greedy) == 0);
            Reader.of(broadcast.address(room) + "&viewer=" + greedy, "").close();
        } finally {
            readers.forEach(Reader::close);
        }
    }

    @Test
    void aWorkspaceHasAsManyOpenAsItWasGranted() throws Exception {
        Member ada = broadcast.ada();
        Broadcast.in(
                ada,
                () -> transaction.execute(status -> {
                    allowances.grant(Limited.LIVE_CONNECTIONS, 2L);
                    return "";
                }));
        await().until(() -> allowances.of(ada.workspaceId(), Limited.LIVE_CONNECTIONS) == 2);
        try (var one = broadcast.read("", room);
                var two = broadcast.read("", room)) {
            assertRefused(broadcast.address(room));
            Broadcast elsewhere = Broadcast.from(cast.people().charlie(), feed, transaction, port);
            elsewhere.read("", elsewhere.room()).close();
            broadcast.publish(room, "step", 1);
            assertThat(one.data(1)).isEqualTo(two.data(1));
        }
    }

    private static void assertRefused(String address) throws Exception {
        var answer = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofInputStream());
        answer.body().close(); // a stream that is not refused never ends
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Retry-After").orElse("")).matches("[1-9]\\d?");
    }

    private long opened(String viewer) {
        return streams.open().filter(stream -> stream.viewers.contains(viewer)).count();
    }
}
