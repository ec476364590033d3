package dev.roundtwo.platform;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a process of its own needs around a few of our beans, so that it can be killed. No configuration by annotation: the tests'
 * houses would find it.
 */
public class BareHouse {

    /** A database of some connections. */
    public static HikariConfig database(String url, String user, String password, int connections) {
        var config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setPassword(password);
        config.setMaximumPoolSize(connections);
        return config;
    }

    /** A small process of this class path that runs the class. */
    public static ProcessBuilder process(Class<?> main, String memory, List<String> arguments) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> start = List.of(
                java,
                memory,
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-XX:+EnableDynamicAgentLoading",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName());
        return new ProcessBuilder(
                        Stream.concat(start.stream(), arguments.stream()).toList())
                .redirectErrorStream(true);
    }

    @Bean
    JdbcClient sql(HikariDataSource database) {
        return JdbcClient.create(database);
    }

    @Bean
    JsonMapper json() {
        return new JsonMapper();
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    SimpleMeterRegistry meters() {
        return new SimpleMeterRegistry();
    }
}
