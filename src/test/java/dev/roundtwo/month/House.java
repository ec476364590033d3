package dev.roundtwo.month;

import static org.awaitility.Awaitility.await;

import dev.roundtwo.platform.embedded.EmbeddedServices;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.awaitility.core.ConditionFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Everything the month needs, and nothing that others see: services of its own, an application here through which people act,
 * and nodes in processes of their own that do all work in the background. One clock for all.
 */
final class House implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(Long.getLong("month.patience", 240));

    private static final Duration GLANCE = Duration.ofMillis(25);
    private static final List<String> IN_THE_BACKGROUND = List.of("workers", "dispatch", "usher");

    final MovedClock clock;
    final List<Node> nodes = new ArrayList<>();
    final Deaths deaths = new Deaths(this);
    private final EmbeddedServices services;
    private final ConfigurableApplicationContext application;
    private final JdbcClient sql;
    /** Destinations that do not answer for now: what waits for them is no work left over. */
    private final List<String> away = new ArrayList<>();

    private final List<Node> ended = new ArrayList<>();

    House(Path folder, Instant begin, int mailPort) throws IOException {
        services = EmbeddedServices.start(folder);
        Path time = folder.resolve("clock");
        clock = MovedClock.in(time);
        clock.begin(begin);
        Map<String, Object> settings = new HashMap<>(services.properties());
        settings.putAll(Map.of(
                "spring.profiles.active", "test",
                "spring.mail.host", "127.0.0.1",
                "spring.mail.port", Integer.toString(mailPort),
                "roundtwo.public-url", "http://month.invalid",
                "roundtwo.jobs.poll", "100ms",
                "roundtwo.jobs.heartbeat", "500ms",
                "roundtwo.deliveries.poll", "100ms",
                "roundtwo.deliveries.longest", "7s",
                "roundtwo.deliveries.lease", "8s",
                "roundtwo.deliveries.rest", "200ms"));
        settings.put("roundtwo.deliveries.shortest-pause", "50ms");
        settings.put("spring.data.redis.connect-timeout", "30s");
        settings.put("spring.data.redis.timeout", "30s");
        Map<String, String> environment = settings.entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> entry.getKey().toUpperCase(Locale.ROOT).replaceAll("[.-]", "_"),
                        entry -> String.valueOf(entry.getValue())));
        settings.put("server.port", "0");
        Program program = Program.packed(folder);
        for (String name : List.of("one", "two")) {
            nodes.add(new Node(name, program, nodes.isEmpty(), time, environment));
        }
        application = MonthApplication.run(time, settings);
        application.getBeansOfType(SmartLifecycle.class).forEach((name, bean) -> {
            if (IN_THE_BACKGROUND.contains(name)) {
                bean.stop();
            }
        });
        sql = bean(JdbcClient.class);
        patiently("nodes that answer").until(() -> nodes.stream().allMatch(Node::ready));
    }

    <T> T bean(Class<T> type) {
        return application.getBean(type);
    }

    Instant now() {
        return clock.instant();
    }

    /** One that answers; who is only just back takes a moment. */
    Node living() {
        return patiently("a node that answers")
                .until(
                        () -> nodes.stream()
                                .filter(node -> node.lives() && node.ready())
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    /** Moves the time for all, and waits until all that is due then has been done. */
    void until(Instant at) {
        clock.moveTo(at);
        rest();
    }

    /** The first node ends as for a release, and takes its time for it; it is back before the next one dies. */
    void releases() {
        nodes.getFirst().endInOrder();
        ended.add(nodes.getFirst());
    }

    /** Until then, who died or ended may still be on the way back. */
    void allRun() throws IOException {
        for (Node node : nodes) {
            if (ended.contains(node)) {
                patiently("its end").until(() -> !node.lives());
                node.again();
                ended.remove(node);
            }
        }
        patiently("nodes that answer").until(() -> nodes.stream().allMatch(Node::ready));
    }

    /** Waits until nobody has anything to do. */
    void rest() {
        patiently("nothing left to do").pollInterval(GLANCE).until(this::rests);
    }

    boolean rests() {
        return left() == 0;
    }

    void goesAway(String destination) {
        away.add(destination);
    }

    void isBack(String destination) {
        away.remove(destination);
    }

    /** What is due by now and not done, in one glance. */
    private long left() {
        return sql.sql("""
                        select (select count(*) from delivery where due_at <= :now and not destination = any(:away))
                             + (select count(*) from scheduled_tasks where picked or execution_time <= :now)
                        """)
                .param("now", Timestamp.from(now()))
                .param("away", away.toArray(String[]::new))
                .query(Long.class)
                .single();
    }

    /** Where a node is killed that is handing over a mail, the mail server's own thread fails, and that is as it should be. */
    static ConditionFactory patiently(String what) {
        return await(what).atMost(PATIENCE).dontCatchUncaughtExceptions();
    }

    JdbcClient sql() {
        return Objects.requireNonNull(sql);
    }

    @Override
    public void close() throws InterruptedException {
        for (Node node : nodes) {
            node.kill();
        }
        application.close();
        services.close();
    }
}
