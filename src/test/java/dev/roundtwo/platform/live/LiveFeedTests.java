package dev.roundtwo.platform.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.roundtwo.Cast;
import dev.roundtwo.platform.Ids;
import dev.roundtwo.platform.scope.Scope;
import dev.roundtwo.platform.time.Backdated;
import dev.roundtwo.tenancy.Member;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

@LiveTest
class LiveFeedTests {

    @Autowired
    LiveFeed feed;

    @Autowired
    EventRows rows;

    @Autowired
    Streams streams;

    @Autowired
    Relay relay;

    @Autowired
    StringRedisTemplate redis;

    @Autowired
    JsonMapper json;

    @Autowired
    JdbcClient sql;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Cast cast;

    @LocalServerPort
    int port;

    Member ada;
    Member charlie;
    String room;

    @BeforeEach
    void aRoom() {
        var people = cast.people();
        ada = people.ada();
        charlie = people.charlie();
        room = "room/" + Ids.next();
        await().until(relay::isUp);
    }

    @Test
    void eventsOfManyTransactionsArriveOnceAndInTheOrderOfTheirNumbers() throws Exception {
        try (var reader = read("", room);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 1; i <= 60; i++) {
                int number = i;
                all.add(threads.submit(() -> publish(room, "step", number)));
            }
            for (Future<?> one : all) {
                one.get();
            }
            assertThat(reader.data(60)).hasSize(60).doesNotHaveDuplicates();
            assertThat(reader.news().stream().map(Reader.Event::id))
                    .containsExactlyElementsOf(IntStream.rangeClosed(1, 60)
                            .mapToObj(Integer::toString)
                            .toList());
            assertThat(reader.news()).allMatch(event -> event.name().equals("step"));
        }
    }

    @Test
    void aReaderThatComesBackGetsWhatItMissedAndNothingTwice() throws Exception {
        String aside = room + "/private";
        String seen;
        try (var reader = read("", room, aside)) {
            assertThat(reader.hello()).isEqualTo(new Reader.Event("0.0", "hello", "{\"missed\":false}"));
            publish(room, "step", 1);
            publish(aside, "note", 2);
            assertThat(reader.data(2)).containsExactly("1", "2");
            seen = reader.news().getLast().id();
            assertThat(seen).isEqualTo("1.1");
        }
        publish(room, "step", 3);
        publish(aside, "note", 4);
        try (var reader = read(seen, room, aside)) {
            assertThat(reader.data(2)).containsExactlyInAnyOrder("3", "4");
            publish(room, "step", 5);
            assertThat(reader.data(3)).endsWith("5").hasSize(3);
            assertThat(reader.news().getLast().id()).isEqualTo("3.2");
        }
        try (var reader = Reader.of(address(room, aside) + "&after=2.1", "")) {
            assertThat(reader.data(2)).containsExactlyInAnyOrder("4", "5");
        }
    }

    @Test
    void readersThatComeInTheMiddleMissNothingAndGetNothingTwice() throws Exception {
        List<Reader> readers = new ArrayList<>();
        var allAreThere = new AtomicBoolean();
        int many;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var publishing = threads.submit(() -> {
                int published = 0;
                while (!allAreThere.get()) {
                    publish(room, "step", ++published);
                    TimeUnit.MILLISECONDS.sleep(5);
                }
                return published;
            });
            try {
                while (readers.size() < 12) {
                    readers.add(read(readers.size() % 2 == 0 ? "" : "0", room));
                }
            } finally {
                allAreThere.set(true);
            }
            many = publishing.get();
        }
        assertThat(many).as("events while readers came in").isGreaterThan(12);
        for (Reader reader : readers) {
            int from = Integer.parseInt(reader.hello().id());
            assertThat(reader.data(many - from))
                    .containsExactlyElementsOf(IntStream.rangeClosed(from + 1, many)
                            .mapToObj(Integer::toString)
                            .toList());
            reader.close();
        }
    }

    @Test
    void aReaderOfOneTopicHearsNothingOfAnother() throws Exception {
        try (var reader = read("", room)) {
            publish(room + "/private", "note", 1);
            publish(room, "step", 2);
            assertThat(reader.data(1)).containsExactly("2");
            assertThat(reader.news().getFirst().id()).isEqualTo("1");
        }
    }

    @Test
    void aReaderIsToldWhenItMissedWhatIsNoLongerKept() throws Exception {
        Backdated.at(Instant.now().minus(Duration.ofDays(8)), () -> publish(room, "step", 1));
        publish(room, "step", 2);
        rows.forget(Duration.ofDays(7));
        try (var reader = read("0", room)) {
            assertThat(reader.hello().data()).isEqualTo("{\"missed\":true}");
            assertThat(reader.data(1)).containsExactly("2");
        }
        for (String unfit : List.of("7", "1.1", "nonsense", "99999999999999999999")) {
            try (var reader = read(unfit, room)) {
                assertThat(reader.hello()).isEqualTo(new Reader.Event("2", "hello", "{\"missed\":true}"));
            }
        }
    }

    @Test
    void whatRedisLosesIsReadFromTheRows() throws Exception {
        try (var reader = read("", room)) {
            onAnotherNode(room, "step", 1, false);
            onAnotherNode(room, "step", 2, true);
            assertThat(reader.data(2)).containsExactly("1", "2");
            onAnotherNode(room, "step", 3, false);
            assertThat(reader.data(3)).containsExactly("1", "2", "3");
        }
    }

    @Test
    void anOutageOfRedisLosesNothingAndHoldsUpNobody() throws Exception {
        try (var reader = read("", room)) {
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
            publish(room, "step", 6);
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofMillis(500));
            onAnotherNode(room, "step", 7, false);
            assertThat(reader.data(7)).containsExactly("1", "2", "3", "4", "5", "6", "7");
            OwnRedis.restart();
            await().atMost(Duration.ofSeconds(10)).until(relay::isUp);
            onAnotherNode(room, "step", 8, true);
            assertThat(reader.data(8)).hasSize(8).endsWith("8");
        }
    }

    @Test
    void anEventOfARolledBackTransactionWasNever() throws Exception {
        try (var reader = read("", room)) {
            in(
                    ada,
                    () -> transaction.execute(status -> {
                        feed.publish(room, "step", 1);
                        status.setRollbackOnly();
                        return 0;
                    }));
            publish(room, "step", 2);
            assertThat(reader.data(1)).containsExactly("2");
            assertThat(reader.news().getFirst().id()).isEqualTo("1");
        }
        assertThatThrownBy(() -> in(ada, () -> {
                    feed.publish(room, "step", 3);
                    return 0;
                }))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void eventsAreSeenFromTheirWorkspaceOnly() throws Exception {
        publish(room, "step", 1);
        assertThat(in(ada, () -> count(room))).isEqualTo(1);
        assertThat(in(charlie, () -> count(room))).isZero();
        assertThat(count(room)).isZero();
        assertThatThrownBy(() -> in(
                        charlie,
                        () -> transaction.execute(status ->
                                sql.sql("""
                        insert into live_event (workspace_id, topic, no, name, data, at)
                        values (?, ?, 2, 'step', '1', now())""").params(ada.workspaceId(), room).update())))
                .rootCause()
                .hasMessageContaining("row-level security");
        try (var stranger = Reader.of(address(charlie, room) + "&after=0", "");
                var reader = read("", room)) {
            publish(room, "step", 2);
            assertThat(reader.data(1)).containsExactly("2");
            assertThat(stranger.news()).isEmpty();
        }
    }

    @Test
    void transactionsThatPublishOnTheSameTopicsNeverWaitForEachOther() throws Exception {
        String other = room + "/private";
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                List<String> order = i % 2 == 0 ? List.of(room, other) : List.of(other, room);
                all.add(threads.submit(() -> in(
                        ada,
                        () -> transaction.execute(status -> {
                            order.forEach(topic -> feed.publish(topic, "step", 1));
                            return 0;
                        }))));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
        assertThat(rows.standing(ada.workspaceId(), List.of(room, other), "").now())
                .containsExactly(40, 40);
    }

    @Test
    void aReaderThatDoesNotReadDelaysNobodyAndIsLetGo() throws Exception {
        try (var idle = new Socket("127.0.0.1", port)) {
            idle.setReceiveBufferSize(4_096);
            idle.getOutputStream()
                    .write(("GET " + address(room).substring(address(room).indexOf("/test"))
                                    + "&viewer=idle HTTP/1.1\r\nHost: localhost\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            await().until(() -> opened("idle") == 1);
            try (var reader = read("", room)) {
                String much = "x".repeat(50_000);
                for (int i = 0; i < 400; i++) {
                    publish(room, "step", much);
                }
                assertThat(reader.data(400)).hasSize(400);
            }
            await().until(() -> opened("idle") == 0);
        }
    }

    @Test
    void streamsEndAtOnceWhenTheirNodeStopsOrTheirViewerSignsOut() throws Exception {
        try (var reader = Reader.of(address(room) + "&viewer=ada", "");
                var other = Reader.of(address(room) + "&viewer=ben", "")) {
            transaction.executeWithoutResult(status -> {
                feed.endStreamsOf("ada");
                assertThat(opened("ada")).as("until the transaction commits").isEqualTo(1);
            });
            await().atMost(Duration.ofSeconds(1)).until(reader::ended);
            assertThat(other.ended()).isFalse();
            redis.convertAndSend("roundtwo:live", json.writeValueAsString(Ending.ofTopic(ada.workspaceId(), room)));
            await().atMost(Duration.ofSeconds(1)).until(other::ended);
        }
        try (var reader = read("", room)) {
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
                readers.add(Reader.of(address(room) + "&viewer=greedy", ""));
            }
            try (var other = Reader.of(address(room) + "&viewer=ben", "");
                    var last = Reader.of(address(room) + "&viewer=greedy", "")) {
                await().atMost(Duration.ofSeconds(2)).until(() -> opened("greedy") == 30);
                assertThat(readers).filteredOn(Reader::ended).hasSizeLessThanOrEqualTo(1);
                publish(room, "step", 1);
                assertThat(last.data(1)).containsExactly("1");
                assertThat(other.data(1)).containsExactly("1");
            }
        } finally {
            readers.forEach(Reader::close);
        }
    }

    private Reader read(String lastEventId, String... topics) throws Exception {
        return Reader.of(address(topics), lastEventId);
    }

    private String address(String... topics) {
        return address(ada, topics);
    }

    private String address(Member member, String... topics) {
        return "http://localhost:%d/test-stream?workspace=%s&topic=%s"
                .formatted(port, member.workspaceId(), String.join("&topic=", topics));
    }

    private int publish(String topic, String name, Object data) {
        return in(
                ada,
                () -> transaction.execute(status -> {
                    feed.publish(topic, name, data);
                    return 0;
                }));
    }

    /** The row that another node's transaction would leave, and the message it would send. */
    private void onAnotherNode(String topic, String name, int data, boolean told) {
        LiveEvent event = in(
                ada,
                () -> transaction.execute(status ->
                        rows.append(new LiveEvent(ada.workspaceId(), topic, 0, name, Integer.toString(data)))));
        if (told) {
            redis.convertAndSend("roundtwo:live", json.writeValueAsString(event));
        }
    }

    private long count(String topic) {
        Long found = transaction.execute(status -> sql.sql("select count(*) from live_event where topic = ?")
                .param(topic)
                .query(Long.class)
                .single());
        return found == null ? -1 : found;
    }

    private long opened(String viewer) {
        return streams.open().filter(stream -> stream.viewers.contains(viewer)).count();
    }

    private static <T> T in(Member member, Callable<T> work) {
        try {
            return new Scope(member.workspaceId(), member.accountId()).call(work::call);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
