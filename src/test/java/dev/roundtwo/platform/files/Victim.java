package dev.roundtwo.platform.files;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.zaxxer.hikari.HikariDataSource;
import dev.roundtwo.platform.BareHouse;
import dev.roundtwo.platform.audit.Audit;
import dev.roundtwo.platform.files.content.Samples;
import dev.roundtwo.platform.files.content.Scanner;
import dev.roundtwo.platform.files.store.Store;
import dev.roundtwo.platform.jobs.Replays;
import dev.roundtwo.platform.limits.Allowances;
import dev.roundtwo.platform.limits.Limits;
import dev.roundtwo.platform.scope.OneByOne;
import dev.roundtwo.platform.scope.OwnTransaction;
import dev.roundtwo.platform.scope.Scope;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.unit.DataSize;

/** A node of which there is nothing but files and jobs, in a process of its own, which is gone at the step that it is told. */
final class Victim {

    /** The end of one to which the step did not come, as another node was quicker to take the job. */
    static final int OTHERS_DID_IT = 3;

    private Victim() {}

    /** Database, folder, workspace, account and question; and the step at which the process ends as by {@code kill -9}. */
    public static void main(String[] args) throws Exception {
        var house = new AnnotationConfigApplicationContext();
        Faulty store = new Faulty(Path.of(args[3]), () -> Runtime.getRuntime().halt(137));
        store.failAt(args[7]);
        house.registerBean(
                HikariDataSource.class, () -> new HikariDataSource(BareHouse.database(args[0], args[1], args[2], 8)));
        house.registerBean("store", Store.class, () -> store, bean -> bean.setPrimary(true));
        house.registerBean(OneByOne.class);
        house.registerBean(OwnTransaction.class);
        house.register(House.class);
        house.registerBean(FilesSettings.class, Victim::settings);
        house.registerBean(
                Spool.class, () -> new Spool(Clock.systemUTC(), Path.of(args[3]).resolve("spool")));
        house.registerBean(Scanner.class, () -> new Scanner("", Duration.ofSeconds(5)));
        house.register(
                Shelf.class,
                Uploads.class,
                Files.class,
                Room.class,
                Links.class,
                Looking.class,
                FileJob.class,
                RemovalJob.class,
                Clearing.class,
                Sweeper.class,
                FileMeters.class);
        house.scan("dev.roundtwo.platform.jobs", "dev.roundtwo.platform.sealing");
        house.refresh();
        Subject question = Subject.question(UUID.fromString(args[6]));
        new Scope(UUID.fromString(args[4]), UUID.fromString(args[5])).run(() -> house.getBean(Files.class)
                .upload(question, new Upload("board.png", new ByteArrayResource(Samples.picture("png", 60, 40)))));
        Thread.sleep(10_000);
        Runtime.getRuntime().halt(OTHERS_DID_IT);
    }

    private static FilesSettings settings() {
        return new FilesSettings(
                "disk",
                null,
                new FilesSettings.S3(null, "", "", null, null, "", true),
                DataSize.ofMegabytes(20),
                DataSize.ofMegabytes(2),
                DataSize.ofMegabytes(200),
                20,
                "",
                Duration.ofSeconds(5),
                Duration.ofHours(1),
                Duration.ofDays(3));
    }

    /** Waits until it is dead, and says of what. */
    static int dies(List<String> arguments) throws IOException, InterruptedException {
        Process process = BareHouse.process(Victim.class, "-Xmx200m", arguments)
                .redirectOutput(new File("target", "victim.log"))
                .start();
        if (!process.waitFor(120, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
            throw new AssertionError("It came through; see target/victim.log");
        }
        return process.exitValue();
    }

    @EnableTransactionManagement
    static class House extends BareHouse {

        @Bean
        JdbcTransactionManager transactions(HikariDataSource database) {
            return new JdbcTransactionManager(database) {
                @Override
                protected void doBegin(Object transaction, TransactionDefinition definition) {
                    super.doBegin(transaction, definition);
                    var holder = (ConnectionHolder) TransactionSynchronizationManager.getResource(database);
                    try (var tell = holder.getConnection()
                            .prepareStatement(
                                    "select set_config('app.workspace', ?, true), set_config('app.account', ?, true)")) {
                        Scope scope = Scope.current();
                        tell.setString(
                                1,
                                scope.workspace() == null
                                        ? ""
                                        : scope.workspace().toString());
                        tell.setString(
                                2,
                                scope.account() == null ? "" : scope.account().toString());
                        tell.execute();
                    } catch (SQLException e) {
                        throw new IllegalStateException(e);
                    }
                }
            };
        }

        @Bean
        TransactionTemplate transaction(JdbcTransactionManager transactions) {
            return new TransactionTemplate(transactions);
        }

        @Bean
        Audit audit() {
            return mock(Audit.class);
        }

        @Bean
        Replays replays() {
            return mock(Replays.class);
        }

        @Bean
        Limits limits() {
            return mock(Limits.class);
        }

        @Bean
        Allowances allowances() {
            Allowances allowances = mock(Allowances.class);
            when(allowances.inScope(any())).thenReturn(100L);
            return allowances;
        }
    }
}
