package dev.roundtwo.platform.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.env.MockEnvironment;

class EmbeddedServicesTests {

    @TempDir
    private static Path shared;

    @TempDir
    private Path folder;

    private EmbeddedHome home;

    @BeforeAll
    static void setUpOnce() {
        EmbeddedServices.start(shared).close();
    }

    @BeforeEach
    void useWhatIsSetUp() {
        home = new EmbeddedHome(shared);
    }

    @AfterEach
    void nothingIsLeftRunning() throws Exception {
        boolean leftRunning = home.postgresIsUp() || home.redisIsUp();
        home.stopAll();
        assertThat(leftRunning).isFalse();
    }

    @Test
    void dataSurvivesARestart() throws Exception {
        try (EmbeddedServices services = EmbeddedServices.start(home.path())) {
            home.note(services, "first");
            home.remember(services, "colour", "green");
        }
        assertThat(home.postgresIsUp() || home.redisIsUp()).isFalse();
        try (EmbeddedServices services = EmbeddedServices.start(home.path())) {
            assertThat(home.notes(services)).contains("first");
            assertThat(home.recall(services, "colour")).isEqualTo("green");
        }
    }

    @Test
    void theAppRoleOwnsNothingAndCannotPassRowLevelSecurity() throws Exception {
        try (EmbeddedServices services = EmbeddedServices.start(home.path())) {
            assertThat(home.asApp(
                            services,
                            "select rolbypassrls or rolsuper or rolcreatedb or rolcreaterole from pg_roles"
                                    + " where rolname = current_user"))
                    .containsExactly("f");
            assertThatThrownBy(() -> home.asApp(services, "create table mine (id int)"))
                    .hasMessageContaining("permission denied for schema public");
            assertThat(home.asApp(services, "select extname from pg_extension order by 1"))
                    .contains("btree_gin", "btree_gist", "citext", "pg_trgm", "pgcrypto");
            assertThat(home.asApp(services, "select unnest(show_trgm('Chloé'))"))
                    .contains("chl", "hlo");
            assertThat(home.asApp(services, "select to_tsvector('simple', 'Chloé')::text"))
                    .containsExactly("'chloé':1");
            assertThat(home.asApp(services, "select current_setting('fsync') || current_setting('synchronous_commit')"))
                    .containsExactly("onon");
        }
    }

    @Test
    void nobodyGetsInWithoutThePassword() throws Exception {
        try (EmbeddedServices services = EmbeddedServices.start(home.path())) {
            assertThatThrownBy(() -> home.connect(services, "postgres", "postgres"))
                    .hasMessageContaining("password authentication failed");
            assertThat(RedisLine.open(home.redisPort(), "guess")).isEmpty();
            assertThat(PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(home.path().resolve("postgres/passwords"))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void theServersOfAKilledNodeAreTakenOverByTheNext() throws Exception {
        EmbeddedNode killed = EmbeddedNode.start(home.path());
        long postmaster = home.postmasterPid();
        killed.kill();
        assertThat(home.postgresIsUp()).isTrue();
        try (EmbeddedServices services = EmbeddedServices.start(home.path())) {
            assertThat(home.postmasterPid()).isEqualTo(postmaster);
            assertThat(services.properties()).containsEntry("spring.datasource.url", killed.postgresUrl());
            home.note(services, "still here");
            assertThat(home.notes(services)).contains("still here");
        }
    }

    @Test
    void aDatabaseThatWasKilledWithItsNodeRecovers() throws Exception {
        EmbeddedServices services = EmbeddedServices.start(home.path());
        home.note(services, "committed");
        ProcessHandle.of(home.postmasterPid()).ifPresent(ProcessHandle::destroyForcibly);
        services.close();
        try (EmbeddedServices again = EmbeddedServices.start(home.path())) {
            assertThat(home.notes(again)).contains("committed");
        }
    }

    @Test
    void serversThatAreKilledUnderARunningNodeComeBackWithTheirData() throws Exception {
        try (EmbeddedServices services = EmbeddedServices.start(home.path())) {
            home.note(services, "committed");
            home.remember(services, "kept", "yes");
            TimeUnit.SECONDS.sleep(2); // Redis writes once a second
            ProcessHandle.of(home.postmasterPid()).orElseThrow().destroyForcibly();
            ProcessHandle.of(home.redisPid()).orElseThrow().destroyForcibly();
            await().atMost(Duration.ofSeconds(40)).ignoreExceptions().untilAsserted(() -> {
                assertThat(home.notes(services)).contains("committed");
                assertThat(home.recall(services, "kept")).contains("yes");
            });
        }
    }

    @Test
    void aTakenPortIsReplacedByAFreeOne() throws Exception {
        try (ServerSocket postgres = new ServerSocket(0, 1, Port.address(0).getAddress());
                ServerSocket redis = new ServerSocket(0, 1, Port.address(0).getAddress())) {
            Files.writeString(home.path().resolve("postgres/port"), Integer.toString(postgres.getLocalPort()));
            Files.writeString(home.path().resolve("redis/port"), Integer.toString(redis.getLocalPort()));
            try (EmbeddedServices services = EmbeddedServices.start(home.path())) {
                home.note(services, "elsewhere");
                assertThat(EmbeddedHome.setting(services, "spring.datasource.url"))
                        .doesNotContain(":" + postgres.getLocalPort() + "/");
                assertThat(home.redisPort()).isNotEqualTo(redis.getLocalPort());
            }
        }
    }

    @Test
    void twoNodesShareTheServersAndTheLastOneStopsThem() throws Exception {
        EmbeddedNode first = EmbeddedNode.start(home.path());
        try (EmbeddedServices second = EmbeddedServices.start(home.path());
                EmbeddedServices third = EmbeddedServices.start(home.path())) {
            assertThat(second.properties()).isEqualTo(third.properties());
            first.close();
            home.note(second, "the first has gone");
            third.close();
            assertThat(home.notes(second)).contains("the first has gone");
        }
    }

    @Test
    void whatAnInterruptedStartLeftBehindIsRemoved() throws Exception {
        home = new EmbeddedHome(folder.resolve("interrupted"));
        home.copyProgramsFrom(shared);
        Path postgres = Files.createDirectories(home.path().resolve("postgres"));
        Path halfData = Files.createDirectories(postgres.resolve("data.unfinished-1"));
        Files.writeString(halfData.resolve("PG_VERSION"), "18");
        String programs = home.programsFolder();
        Folders.delete(home.path().resolve("bin").resolve(programs));
        Path halfUnpacked = Files.createDirectories(home.path().resolve("bin/" + programs + ".unfinished-1/bin"));
        try (EmbeddedServices services = EmbeddedServices.start(home.path())) {
            home.note(services, "whole");
            assertThat(halfData).doesNotExist();
            assertThat(halfUnpacked).doesNotExist();
        }
    }

    @Test
    void aProcessIdThatNowBelongsToSomebodyElseIsNoServer() throws Exception {
        EmbeddedServices.start(home.path()).close();
        Path pidFile = home.path().resolve("postgres/data/postmaster.pid");
        List<String> lines = List.of(
                Long.toString(ProcessHandle.current().pid()),
                home.path().resolve("postgres/data").toString(),
                "1",
                "55432",
                "",
                Port.HOST,
                "",
                "ready");
        Files.write(pidFile, lines);
        try (EmbeddedServices services = EmbeddedServices.start(home.path())) {
            home.note(services, "ours");
        }
    }

    @Test
    void whatTheSettingsNameIsNotStarted() {
        MockEnvironment environment = new MockEnvironment()
                .withProperty(EmbeddedServices.HOME, folder.resolve("unused").toString())
                .withProperty("spring.datasource.url", "jdbc:postgresql://db.example/roundtwo")
                .withProperty("spring.data.redis.url", "redis://redis.example");
        try (EmbeddedServices services = EmbeddedServices.start(environment)) {
            assertThat(services.properties()).isEmpty();
            assertThat(folder.resolve("unused")).doesNotExist();
        }
    }

    @Test
    void onlyWhatIsMissingIsStarted() {
        MockEnvironment environment = new MockEnvironment()
                .withProperty(EmbeddedServices.HOME, folder.resolve("half").toString())
                .withProperty("spring.datasource.url", "jdbc:postgresql://db.example/roundtwo");
        try (EmbeddedServices services = EmbeddedServices.start(environment)) {
            assertThat(services.properties()).containsOnlyKeys("spring.data.redis.url", EmbeddedServices.ACTIVE_HOME);
            assertThat(folder.resolve("half/postgres")).doesNotExist();
        }
    }

    @Test
    void aFolderThatCannotBeWrittenIsNamedWithAdvice() throws Exception {
        Path file = Files.writeString(folder.resolve("a-file"), "");
        assertThatThrownBy(() -> EmbeddedServices.start(file.resolve("home")))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining(file.toString())
                .extracting(failure -> Optional.of(((CannotStart) failure).advice()))
                .asString()
                .contains("ROUNDTWO_HOME");
    }
}
