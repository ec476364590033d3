package dev.roundtwo.platform.deliveries;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.roundtwo.platform.BareHouse;
import dev.roundtwo.platform.jobs.DeadLetters;
import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;

/** A node of which there is nothing but its share of the carrying, in a process of its own, so that it can be killed. */
final class Porter {

    private final Process process;
    final String name;

    private Porter(Process process, String name) {
        this.process = process;
        this.name = name;
    }

    /** Given the database and the address of the sink; carries until it is killed. */
    public static void main(String[] args) throws InterruptedException {
        var house = new AnnotationConfigApplicationContext();
        house.registerBean(HikariDataSource.class, () -> database(args));
        house.registerBean(CrateCourier.class, () -> new CrateCourier(args[3], args[4]));
        house.register(House.class);
        house.refresh();
        Thread.currentThread().join();
    }

    static Porter start(String name, Map<String, String> database, String sink) throws IOException {
        Process process = BareHouse.process(
                        Porter.class,
                        "-Xmx160m",
                        List.of(database.get("url"), database.get("username"), database.get("password"), sink, name))
                .redirectOutput(
                        ProcessBuilder.Redirect.to(new File("target", "porter-" + name.replace(' ', '-') + ".log")))
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        return new Porter(process, name);
    }

    /** As {@code kill -9} does it. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    boolean lives() {
        return process.isAlive();
    }

    private static HikariDataSource database(String[] args) {
        HikariConfig config = BareHouse.database(args[0], args[1], args[2], 12);
        config.addDataSourceProperty("options", "-c plan_cache_mode=force_generic_plan");
        return new HikariDataSource(config);
    }

    @EnableTransactionManagement
    @Import({Queue.class, Destinations.class, DeadLetters.class, Round.class, Dispatch.class})
    static class House extends BareHouse {

        @Bean
        JdbcTransactionManager transactions(HikariDataSource database) {
            return new JdbcTransactionManager(database);
        }

        /** As usual, but for shorter waits: a dead node's messages are others' after six seconds. */
        @Bean
        DeliverySettings settings() {
            return new DeliverySettings(
                    64,
                    Duration.ofMillis(200),
                    Duration.ofSeconds(4),
                    Duration.ofSeconds(6),
                    3,
                    Duration.ofMillis(20),
                    Duration.ofMillis(100),
                    Duration.ofDays(3),
                    Duration.ofSeconds(1));
        }
    }
}
