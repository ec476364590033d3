package dev.roundtwo.platform.live;

import static dev.roundtwo.platform.live.Broadcast.in;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.roundtwo.Cast;
import dev.roundtwo.platform.time.Backdated;
import dev.roundtwo.tenancy.Member;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@LiveTest
class LiveFeedTests {

    @Autowired
    LiveFeed feed;

    @Autowired
    EventRows rows;

    @Autowired
    JdbcClient sql;

    @Autowired
    Relay relay;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Cast cast;

    @LocalServerPort
    int port;

    Member charlie;
    Broadcast broadcast;
    String room;

    @BeforeEach
    void aRoom() {
        var people = cast.people();
        charlie = people.charlie();
        broadcast = Broadcast.from(people.ada(), feed, transaction, port);
        room = broadcast.room();
        await().until(relay::isUp);
    }

    @Test
    void eventsOfManyTransactionsArriveOnceAndInTheOrderOfTheirNumbers() throws Exception {
        try (var reader = broadcast.read("", room);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 1; i <= 60; i++) {
                int number = i;
                all.add(threads.submit(() -> broadcast.publish(room, "step", number)));
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
        try (var reader = broadcast.read("", room, aside)) {
            assertThat(reader.hello()).isEqualTo(new Reader.Event("0.0", "hello", "{\"missed\":false}"));
            broadcast.publish(room, "step", 1);
            broadcast.publish(aside, "note", 2);
            assertThat(reader.data(2)).containsExactly("1", "2");
            seen = reader.news().getLast().id();
            assertThat(seen).isEqualTo("1.1");
        }
        broadcast.publish(room, "step", 3);
        broadcast.publish(aside, "note", 4);
        try (var reader = broadcast.read(seen, room, aside)) {
            assertThat(reader.data(2)).containsExactlyInAnyOrder("3", "4");
            broadcast.publish(room, "step", 5);
            assertThat(reader.data(3)).endsWith("5").hasSize(3);
            assertThat(reader.news().getLast().id()).isEqualTo("3.2");
        }
        try (var reader = Reader.of(broadcast.address(room, aside) + "&after=2.1", "")) {
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
                    broadcast.publish(room, "step", ++published);
                    TimeUnit.MILLISECONDS.sleep(5);
                }
                return published;
            });
            try {
                while (readers.size() < 12) {
                    readers.add(broadcast.read(readers.size() % 2 == 0 ? "" : "0", room));
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
        try (var reader = broadcast.read("", room)) {
            broadcast.publish(room + "/private", "note", 1);
            broadcast.publish(room, "step", 2);
            assertThat(reader.data(1)).containsExactly("2");
            assertThat(reader.news().getFirst().id()).isEqualTo("1");
        }
    }

    @Test
    void aReaderIsToldWhenItMissedWhatIsNoLongerKept() throws Exception {
        Backdated.at(Instant.now().minus(Duration.ofDays(8)), () -> broadcast.publish(room, "step", 1));
        broadcast.publish(room, "step", 2);
        rows.forget(Duration.ofDays(7));
        try (var reader = broadcast.read("0", room)) {
            assertThat(reader.hello().data()).isEqualTo("{\"missed\":true}");
            assertThat(reader.data(1)).containsExactly("2");
        }
        for (String unfit : List.of("7", "1.1", "nonsense", "99999999999999999999")) {
            try (var reader = broadcast.read(unfit, room)) {
                assertThat(reader.hello()).isEqualTo(new Reader.Event("2", "hello", "{\"missed\":true}"));
            }
        }
    }

    @Test
    void anEventOfARolledBackTransactionWasNever() throws Exception {
        try (var reader = broadcast.read("", room)) {
            in(
                    broadcast.ada(),
                    () -> transaction.execute(status -> {
                        feed.publish(room, "step", 1);
                        status.setRollbackOnly();
                        return 0;
                    }));
            broadcast.publish(room, "step", 2);
            assertThat(reader.data(1)).containsExactly("2");
            assertThat(reader.news().getFirst().id()).isEqualTo("1");
        }
        assertThatThrownBy(() -> in(broadcast.ada(), () -> {
                    feed.publish(room, "step", 3);
                    return 0;
                }))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void eventsAreSeenFromTheirWorkspaceOnly() throws Exception {
        broadcast.publish(room, "step", 1);
        assertThat(in(broadcast.ada(), () -> count(room))).isEqualTo(1);
        assertThat(in(charlie, () -> count(room))).isZero();
        assertThat(count(room)).isZero();
        assertThatThrownBy(() -> in(
                        charlie,
                        () -> transaction.execute(status -> sql.sql("""
                        insert into live_event (workspace_id, topic, no, name, data, at)
                        values (?, ?, 2, 'step', '1', now())""")
                                .params(broadcast.ada().workspaceId(), room)
                                .update())))
                .rootCause()
                .hasMessageContaining("row-level security");
        try (var stranger = Reader.of(broadcast.address(charlie, room) + "&after=0", "");
                var reader = broadcast.read("", room)) {
            broadcast.publish(room, "step", 2);
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
                        broadcast.ada(),
                        () -> transaction.execute(status -> {
                            order.forEach(topic -> feed.publish(topic, "step", 1));
                            return 0;
                        }))));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
        assertThat(rows.standing(broadcast.ada().workspaceId(), List.of(room, other), "")
                        .now())
                .containsExactly(40, 40);
    }

    private long count(String topic) {
        Long found = transaction.execute(status -> sql.sql("select count(*) from live_event where topic = ?")
                .param(topic)
                .query(Long.class)
                .single());
        return found == null ? -1 : found;
    }
}
