package dev.roundtwo.platform.files;

import static dev.roundtwo.Cast.in;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.roundtwo.Cast;
import dev.roundtwo.ModuleTest;
import dev.roundtwo.TablesOwner;
import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.platform.files.content.Samples;
import dev.roundtwo.platform.files.store.Key;
import dev.roundtwo.platform.files.store.Store;
import dev.roundtwo.platform.jobs.Jobs;
import dev.roundtwo.platform.scope.OwnTransaction;
import dev.roundtwo.tenancy.Member;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/**
 * Whatever fails and whichever node dies at whichever step: in the end a file is there whole, row and bytes, or nothing of it is
 * left on either side.
 */
@ModuleTest
@Import(SagaTests.OwnStore.class)
class SagaTests {

    private static final Set<String> WHOLE = Set.of("main", "thumb");

    @TestConfiguration
    static class OwnStore {

        @Bean
        Path folder() throws IOException {
            return Files.createTempDirectory("round-two-saga");
        }

        @Bean
        @Primary
        Store faulty(Path folder) {
            return new Faulty(folder, () -> {});
        }
    }

    @Autowired
    ApplicationContext house;

    @Autowired
    MockMvcTester web;

    @Autowired
    Cast cast;

    @Autowired
    Environment environment;

    @Autowired
    Store store;

    @Autowired
    Path folder;

    Attaching attaching;
    Faulty faulty;
    Member ada;
    UUID question;

    @BeforeEach
    void gather() throws Exception {
        attaching = new Attaching(house, web);
        faulty = (Faulty) store;
        ada = cast.people().ada();
        question = attaching.question(ada);
    }

    @AfterEach
    void mend() throws Exception {
        faulty.failAt("");
        emptied();
        assertThat(faulty.held())
                .as("steps for which a connection was kept waiting")
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"before put raw", "after put raw"})
    void whatCannotBeKeptIsToldAndNothingOfItIsLeft(String step) throws Exception {
        faulty.failAt(step);
        assertThatThrownBy(this::attach).isInstanceOf(RuleBroken.class).hasMessage("files.store.away");
        assertThat(attaching.of(ada, question)).isEmpty();
        faulty.failAt("");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(faulty.all()).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"before read raw", "before put main", "after put main", "after put thumb"})
    void whatCannotBeLookedAtWaitsSaysSoAndIsDoneWhenTheStoreIsBack(String step) throws Exception {
        faulty.failAt(step);
        UUID file = attach();
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(row().reason()).isEqualTo("files.waits.store"));
        assertThat(row().status()).isEqualTo(FileStatus.WAITING);
        assertThatThrownBy(() -> attaching.link(ada, question, file))
                .as("nobody gets it")
                .isNotNull();
        faulty.failAt("");
        sweeper(Duration.ofMinutes(3)).resume();
        whole(file);
    }

    @ParameterizedTest
    @ValueSource(strings = {"before delete raw", "after delete raw", "before delete main"})
    void whatIsRemovedGoesEvenWhenTheStoreIsAwayForAWhile(String step) throws Exception {
        UUID file = attach();
        whole(file);
        faulty.failAt(step);
        in(ada, () -> {
            house.getBean(dev.roundtwo.platform.files.Files.class).remove(Subject.question(question), file);
            return file;
        });
        assertThat(attaching.of(ada, question)).isEmpty();
        await().until(faulty::failed);
        faulty.failAt("");
        sweeper(Duration.ofMinutes(3)).resume();
        assertThat(faulty.kept(file)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "before put raw",
                "after put raw",
                "before read raw",
                "after put main",
                "after put thumb",
                "before delete raw"
            })
    void ofANodeThatDiesNothingHalfIsLeft(String step) throws Exception {
        assertThat(died(step)).isEqualTo(137);
        // The others take over its jobs when it has missed its heartbeats; then the sweeper comes by.
        await().atMost(Duration.ofSeconds(40))
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(() -> {
                    assertThat(attaching.of(ada, question))
                            .allMatch(row -> row.ready() || row.status() == FileStatus.ARRIVING);
                    sweeper(Duration.ofMinutes(3)).resume();
                    sweeper(Duration.ofHours(2)).sweep();
                    sweeper(Duration.ofHours(3)).resume();
                    List<FileRow> rows = attaching.of(ada, question);
                    if (rows.isEmpty()) {
                        assertThat(faulty.all()).isEmpty();
                    } else {
                        assertThat(rows.getFirst().ready()).isTrue();
                        assertThat(faulty.kept(rows.getFirst().id())).isEqualTo(WHOLE);
                        assertThat(faulty.all()).hasSize(WHOLE.size());
                    }
                });
        assertThat(attaching.of(ada, question)).hasSize(step.endsWith("put raw") ? 0 : 1);
    }

    @Test
    void whatNoRowKnowsIsTakenOutWhenItIsOldAndNotBefore() throws Exception {
        UUID unknown = UUID.randomUUID();
        Path bytes = Files.writeString(folder.resolve("bytes"), "words");
        store.put(new Key(unknown, Key.Variant.MAIN), bytes);
        UUID file = attach();
        whole(file);
        sweeper(Duration.ofMinutes(50)).sweep();
        assertThat(faulty.kept(unknown)).isNotEmpty();
        sweeper(Duration.ofMinutes(70)).sweep();
        assertThat(faulty.kept(unknown)).isEmpty();
        assertThat(faulty.kept(file)).as("what is known stays").isEqualTo(WHOLE);
    }

    @Test
    void withTheirWorkspaceFilesGo() throws Exception {
        UUID file = attach();
        whole(file);
        new TablesOwner(environment)
                .run(ada.workspaceId(), "delete from workspace where id = '%s'".formatted(ada.workspaceId()));
        sweeper(Duration.ofMinutes(3)).resume();
        assertThat(faulty.kept(file)).isEmpty();
    }

    /** How it ended; again when another node took the job from it. */
    private int died(String step) throws Exception {
        int end = Victim.OTHERS_DID_IT;
        for (int i = 0; i < 3 && end == Victim.OTHERS_DID_IT; i++) {
            emptied();
            end = Victim.dies(List.of(
                    environment.getRequiredProperty("spring.datasource.url"),
                    environment.getRequiredProperty("spring.datasource.username"),
                    environment.getRequiredProperty("spring.datasource.password"),
                    folder.toString(),
                    ada.workspaceId().toString(),
                    ada.accountId().toString(),
                    question.toString(),
                    step));
        }
        return end;
    }

    private UUID attach() throws Exception {
        return attaching.attach(ada, question, "board.png", Samples.picture("png", 60, 40));
    }

    private FileRow row() throws Exception {
        return attaching.of(ada, question).getFirst();
    }

    private void whole(UUID file) {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            assertThat(row().ready()).isTrue();
            assertThat(faulty.kept(file)).isEqualTo(WHOLE);
        });
    }

    private void emptied() throws Exception {
        for (FileRow row : attaching.of(ada, question)) {
            in(ada, () -> {
                house.getBean(dev.roundtwo.platform.files.Files.class).remove(Subject.question(question), row.id());
                return row;
            });
        }
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(faulty.all()).isEmpty());
    }

    /** As it will be so much later. */
    private Sweeper sweeper(Duration later) {
        return sweeper(house, store, later);
    }

    static Sweeper sweeper(ApplicationContext house, Store store, Duration later) {
        return new Sweeper(
                house.getBean(JdbcClient.class),
                store,
                house.getBean(Spool.class),
                house.getBean(Shelf.class),
                house.getBean(Jobs.class),
                house.getBean(FileJob.class),
                house.getBean(Clearing.class),
                house.getBean(FilesSettings.class),
                house.getBean(OwnTransaction.class),
                Clock.offset(Clock.systemUTC(), later));
    }
}
