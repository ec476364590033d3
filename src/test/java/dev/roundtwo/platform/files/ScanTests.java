package dev.roundtwo.platform.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.roundtwo.Cast;
import dev.roundtwo.ModuleTest;
import dev.roundtwo.platform.files.content.Daemon;
import dev.roundtwo.platform.files.content.Samples;
import dev.roundtwo.platform.files.content.Scanner;
import dev.roundtwo.platform.files.store.Key;
import dev.roundtwo.platform.files.store.Key.Variant;
import dev.roundtwo.platform.files.store.Store;
import dev.roundtwo.tenancy.Member;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** With a scanner nothing is given out that it has not looked at (v5.0.0-5.4.3). */
@ModuleTest
@Import(ScanTests.WithScanner.class)
class ScanTests {

    @TestConfiguration
    static class WithScanner {

        final List<FileReady> told = new CopyOnWriteArrayList<>();

        @Bean(destroyMethod = "close")
        Daemon daemon() throws IOException {
            return new Daemon();
        }

        @Bean
        @Primary
        Scanner scannerOfTests(Daemon daemon) {
            return new Scanner(daemon.place(), Duration.ofSeconds(2));
        }

        @EventListener
        void told(FileReady fact) {
            told.add(fact);
        }
    }

    @Autowired
    ApplicationContext house;

    @Autowired
    MockMvcTester web;

    @Autowired
    Cast cast;

    @Autowired
    Daemon daemon;

    @Autowired
    Store store;

    @Autowired
    MeterRegistry meters;

    @Autowired
    WithScanner facts;

    Attaching attaching;
    Member ada;
    UUID question;

    @BeforeEach
    void gather() throws Exception {
        attaching = new Attaching(house, web);
        ada = cast.people().ada();
        question = attaching.question(ada);
    }

    @Test
    void whatIsHarmfulIsDeletedAndTold() throws Exception {
        double before = meters.get("roundtwo.files.refused").counter().count();
        UUID file = attaching.attach(ada, question, "notes.txt", Samples.latin("harm"));
        FileRow row = attaching.looked(ada, question).getFirst();
        assertThat(row.reason()).isEqualTo("files.harmful");
        assertThat(attaching.send(ada, question, "good.txt", Samples.text())).hasStatus(302);
        attaching.looked(ada, question);
        assertThat(web.get().uri(Attaching.at(ada, question)).with(Cast.as(ada)))
                .bodyText()
                .contains("notes.txt", "The malware scanner found something in it", "good.txt");
        assertThatThrownBy(() -> attaching.link(ada, question, file)).isNotNull();
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThatThrownBy(() -> store.read(new Key(file, Variant.MAIN), 0, 1))
                        .isInstanceOf(NoSuchFileException.class));
        assertThat(facts.told).anySatisfy(fact -> {
            assertThat(fact.file()).isEqualTo(file);
            assertThat(fact.refused()).isTrue();
            assertThat(fact.uploadedBy()).isEqualTo(ada.accountId());
            assertThat(fact.subjectId()).isEqualTo(question);
        });
        assertThat(meters.get("roundtwo.files.refused").counter().count()).isEqualTo(before + 1);
    }

    @Test
    void whileItIsAwayNothingIsGivenOutAndThenAllOfIt() throws Exception {
        daemon.says("away");
        UUID file = attaching.attach(ada, question, "notes.txt", Samples.text());
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            FileRow row = attaching.of(ada, question).getFirst();
            assertThat(row.status()).isEqualTo(FileStatus.WAITING);
            assertThat(row.reason()).isEqualTo("files.waits.scanner");
        });
        assertThatThrownBy(() -> attaching.link(ada, question, file)).isNotNull();
        assertThat(meters.get("roundtwo.files.waiting").gauge().value()).isPositive();
        assertThat(web.get().uri(Attaching.at(ada, question)).with(Cast.as(ada)))
                .bodyText()
                .contains("being checked", "does not answer right now", "every 3s");
        daemon.says("");
        SagaTests.sweeper(house, store, Duration.ofMinutes(3)).resume();
        assertThat(attaching.looked(ada, question).getFirst().ready()).isTrue();
        assertThat(attaching.link(ada, question, file)).contains(file.toString());
    }

    @Test
    void noConnectionIsHeldWhileTheScannerThinks() throws Exception {
        int before = daemon.asked();
        daemon.says("silence");
        attaching.attach(ada, question, "notes.txt", Samples.text());
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> daemon.asked() > before);
        await().during(Duration.ofMillis(900)).atMost(Duration.ofMillis(1600)).until(() -> held() == 0);
        daemon.says("");
    }

    /** Transactions that wait since a job began, or read a file's row. */
    private long held() {
        return house.getBean(JdbcClient.class).sql("""
                        select count(*) from pg_stat_activity where datname = current_database() and state = 'idle in transaction'
                          and state_change < clock_timestamp() - interval '300 milliseconds'
                          and (query like '%job_done%' or query like '%main_size%')
                        """).query(Long.class).single();
    }

    @Test
    void whatCouldNotBeLookedAtForDaysIsGivenUpAndTold() throws Exception {
        daemon.says("away");
        attaching.attach(ada, question, "notes.txt", Samples.text());
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(
                        attaching.of(ada, question).getFirst().reason())
                .isNotNull());
        SagaTests.sweeper(house, store, Duration.ofDays(4)).resume();
        daemon.says("");
        FileRow row = attaching.looked(ada, question).getFirst();
        assertThat(row.refused()).isTrue();
        assertThat(row.reason()).isEqualTo("files.given.up");
    }
}
