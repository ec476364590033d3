package dev.roundtwo.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roundtwo.platform.NotFound;
import dev.roundtwo.platform.privacy.OpenParcel;
import dev.roundtwo.platform.privacy.ParcelState;
import dev.roundtwo.platform.privacy.ParcelState.Status;
import dev.roundtwo.platform.privacy.Parcels;
import dev.roundtwo.platform.scope.Scope;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** v5.0.0-16.5.3: a node dies in the middle of packing; another packs anew, and nobody ever gets a half of it. */
@Journey
class PackingJourney {

    @Autowired
    ApplicationContext house;

    @Autowired
    Parcels parcels;

    @Autowired
    JdbcClient sql;

    @Autowired
    TransactionTemplate transaction;

    @TempDir
    Path disk;

    private SmartLifecycle workers;
    private Scope ben;

    @BeforeEach
    void onlyTheOtherNodeWorks() {
        workers = house.getBean("workers", SmartLifecycle.class);
        workers.stop();
        ben = Scope.ofAccount(new Stage(house).member("ben").accountId());
    }

    @AfterEach
    void everyNodeWorksAgain() {
        if (!workers.isRunning()) {
            workers.start();
        }
        ben.run(() -> transaction.executeWithoutResult(status -> {
            sql.sql("delete from external_identity").update();
            sql.sql("delete from parcel").update();
        }));
    }

    @Test
    void aNodeThatDiesInTheMiddleLeavesNoHalfParcel() throws Exception {
        ben.run(() -> transaction.executeWithoutResult(status -> sql.sql("""
                insert into external_identity (id, account_id, issuer, subject, shown_as, linked_at, last_used_at)
                select gen_random_uuid(), current_account(), 'https://provider.example', i::text, (
                    select string_agg(md5(i::text || part), '') from generate_series(1, 7) part), now(), now()
                from generate_series(1, 12000) i
                """).update()));
        Map<String, String> settings = new HashMap<>(new Stage(house).settings());
        settings.put("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + disk);
        try (Node node = Node.start("packing", settings);
                Connection owner = owner()) {
            node.ready();
            hold(owner); // so that packing stands still in the middle, after the account and before the workspaces
            ben.run(() -> parcels.order("person"));
            wait(state -> state.status() == Status.RUNNING && pieces() >= 2);
            ParcelState half = state();
            assertThatThrownBy(() -> ben.run(() -> parcels.ready(half.id()))).isInstanceOf(NotFound.class);
            node.kill();
            owner.rollback();
            assertThat(state().status()).as("nobody has it now").isEqualTo(Status.RUNNING);
            try (var left = Files.walk(disk)) {
                assertThat(left.filter(Files::isRegularFile)
                                .map(file -> file.getFileName().toString()))
                        .as("left on the disk of the dead")
                        .noneMatch(name -> name.contains("parcel"));
            }

            workers.start();
            wait(ParcelState::ready);
            ParcelState whole = state();
            assertThat(whole.id()).isEqualTo(half.id());
            var zip = new ByteArrayOutputStream();
            ben.<Object, Exception>call(() -> {
                parcels.copy(whole.id(), zip);
                return zip;
            });
            assertThat(zip.size()).isEqualTo((int) whole.size());
            Map<String, String> files = OpenParcel.files(new ByteArrayInputStream(zip.toByteArray()));
            assertThat(files).containsKeys("index.html", "demo/interviews.json");
            assertThat(files.get("linked-identities.json").split("provider\\.example", -1))
                    .hasSize(12_001);
            assertThat(pieces()).as("of this packing alone").isEqualTo((whole.size() + 524_287) / 524_288);
            assertThat(sql.sql("select count(*) from scheduled_tasks where task_name = 'parcel'")
                            .query(Long.class)
                            .single())
                    .as("jobs left over")
                    .isZero();
        }
    }

    private static void hold(Connection owner) throws Exception {
        owner.setAutoCommit(false);
        try (var work = owner.createStatement()) {
            work.execute("lock table private_note in access exclusive mode");
        }
    }

    private Connection owner() throws Exception {
        Environment environment = house.getEnvironment();
        return DriverManager.getConnection(
                environment.getRequiredProperty("spring.flyway.url"),
                environment.getRequiredProperty("spring.flyway.user"),
                environment.getRequiredProperty("spring.flyway.password"));
    }

    private ParcelState state() {
        return ben.<ParcelState, RuntimeException>call(() -> parcels.state().orElseThrow());
    }

    private long pieces() {
        return ben.<Long, RuntimeException>call(() -> transaction.execute(status ->
                sql.sql("select count(*) from parcel_piece").query(Long.class).single()));
    }

    private void wait(Predicate<ParcelState> until) throws InterruptedException {
        Instant end = Instant.now().plus(Duration.ofSeconds(90));
        while (!until.test(state())) {
            assertThat(Instant.now()).as("still " + state()).isBefore(end);
            Thread.sleep(100);
        }
    }
}
