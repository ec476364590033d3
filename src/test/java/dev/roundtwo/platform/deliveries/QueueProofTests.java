package dev.roundtwo.platform.deliveries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.roundtwo.ModuleTest;
import dev.roundtwo.platform.Ids;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Nothing is lost and nothing is delivered twice, though nodes die. Between the receiver's "yes" and the noting of it a node
 * may die; what it then had in its hands comes once more under the same id, by which the receiver tells it. So "delivered twice"
 * is: taken twice by a receiver that goes by ids, or sent again though no node died over it.
 */
@ModuleTest
class QueueProofTests {

    private static final int MESSAGES = 10_000;
    private static final int LANES = 500;
    private static final int DOORS = 8;
    private static final int EVERY = 500;
    private static final int KILLS = 5;
    private static final int ALONE = 500;
    private static final int TAKES = 200;

    @Autowired
    Deliveries deliveries;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient sql;

    @Autowired
    Environment environment;

    private final List<Porter> porters = new ArrayList<>();
    private final Set<UUID> poison = ConcurrentHashMap.newKeySet();
    private final Set<String> killed = new HashSet<>();
    private int number;

    @AfterEach
    void sendThemHome() throws InterruptedException {
        for (Porter porter : porters) {
            porter.kill();
        }
        sql.sql("delete from delivery where kind = 'crate'").update();
        sql.sql("delete from dead_letter where kind = 'crate'").update();
    }

    @Test
    void ofTenThousandNoneIsLostAndNoneIsDeliveredTwiceThoughFiveNodesDie() throws Exception {
        double alone = alone();
        long before = noted();
        Random chance = new Random();
        try (Sink sink = new Sink(TAKES, poison)) {
            Set<UUID> sent = send(MESSAGES, true);
            for (int n = 0; n < 3; n++) {
                porters.add(porter(sink));
            }
            await().atMost(Duration.ofSeconds(60)).until(() -> sink.porters().size() == 3);
            int from = sink.count();
            Instant began = Instant.now();
            for (int at : moments(chance, from)) {
                await().atMost(Duration.ofSeconds(120))
                        .pollInterval(Duration.ofMillis(10))
                        .until(() -> sink.count() >= at);
                Porter dies = porters.remove(chance.nextInt(porters.size()));
                assertThat(dies.lives()).isTrue();
                dies.kill();
                killed.add(dies.name);
                porters.add(porter(sink));
            }
            await().atMost(Duration.ofSeconds(120)).until(() -> waiting() == 0);
            double together = rate(sink.count() - from, began);

            Set<UUID> lost = new HashSet<>(sent);
            lost.removeAll(sink.taken());
            assertThat(lost).as("not delivered: the poison and nothing else").isEqualTo(poison);
            assertThat(sink.repeats())
                    .as("sent again although nobody died over it")
                    .allSatisfy(repeat -> assertThat(killed).contains(repeat.first()));
            assertThat(sink.repeats().size())
                    .as("sent again: at most what the dead had in their hands")
                    .isLessThanOrEqualTo(KILLS * CrateCourier.IN_ALL);
            assertThat(noted() - before).as("noted as delivered, each once").isEqualTo(MESSAGES - poison.size());
            assertThat(sink.overtaken()).as("overtaken in their lane").isEmpty();
            assertThat(letters()).isEqualTo(poison);
            assertThat(IntStream.range(0, DOORS).map(door -> sink.mostAt("/" + door)))
                    .as("by one node at one door")
                    .allMatch(most -> most <= CrateCourier.AT_ONCE);
            assertThat(sink.mostInAll()).as("by one node in all").isLessThanOrEqualTo(CrateCourier.IN_ALL);
            assertThat(together).as("messages a second; alone it is " + alone).isGreaterThan(alone);
            System.out.printf(
                    "Queue: one node %.0f messages a second, three of which five die %.0f; %d of %d sent again%n",
                    alone, together, sink.repeats().size(), MESSAGES);
        }
    }

    /** Messages a second of one node that nobody kills: nothing is sent again at all. */
    private double alone() throws Exception {
        try (Sink sink = new Sink(TAKES, poison)) {
            Porter only = porter(sink);
            porters.add(only);
            await().atMost(Duration.ofSeconds(60)).until(only::lives);
            send(50, false);
            await().atMost(Duration.ofSeconds(60)).until(() -> waiting() == 0);
            Instant began = Instant.now();
            send(ALONE, false);
            await().atMost(Duration.ofSeconds(120)).until(() -> waiting() == 0);
            double rate = rate(ALONE, began);
            assertThat(sink.count()).isEqualTo(ALONE + 50);
            assertThat(sink.repeats()).isEmpty();
            only.kill();
            porters.remove(only);
            return rate;
        }
    }

    private static double rate(int count, Instant began) {
        return count * 1000.0 / Duration.between(began, Instant.now()).toMillis();
    }

    /** After how many deliveries somebody dies: anywhere on the way. */
    private static int[] moments(Random chance, int from) {
        return chance.ints(KILLS, from + 200, MESSAGES * 9 / 10).sorted().toArray();
    }

    private Porter porter(Sink sink) throws IOException {
        Map<String, String> database = Stream.of("url", "username", "password")
                .collect(Collectors.toMap(
                        name -> name, name -> environment.getRequiredProperty("spring.datasource." + name)));
        return Porter.start("porter " + ++number, database, sink.url());
    }

    private Set<UUID> send(int count, boolean withPoison) {
        Set<UUID> sent = new HashSet<>();
        for (int from = 0; from < count; from += 500) {
            int begin = from;
            transaction.executeWithoutResult(status -> {
                for (int n = begin; n < Math.min(begin + 500, count); n++) {
                    UUID id = Ids.next();
                    if (withPoison && n % EVERY == 250) {
                        poison.add(id);
                    }
                    sent.add(id);
                    int door = n % LANES % DOORS;
                    String lane = "lane " + n % LANES;
                    deliveries.send(CrateCourier.KIND, id, "door " + door, lane, new CrateCourier.Crate(door, lane, n));
                }
            });
        }
        return sent;
    }

    private long waiting() {
        return count("select count(*) from delivery where kind = 'crate'");
    }

    private long noted() {
        return count("select count(*) from job_done where kind = 'crate'");
    }

    private Set<UUID> letters() {
        return new HashSet<>(sql.sql(
                        "select message_id from dead_letter where kind = 'crate' and attempts = 3 and cause like '%It said 422'")
                .query((row, number) -> row.getObject(1, UUID.class))
                .list());
    }

    private long count(String query) {
        return sql.sql(query).query(Long.class).single();
    }
}
