package dev.roundtwo.platform.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A data folder of a test, with the few questions that tests ask about it. */
final class EmbeddedHome {

    private final Path path;

    EmbeddedHome(Path path) {
        this.path = path;
    }

    Path path() {
        return path;
    }

    static String setting(EmbeddedServices services, String name) {
        return String.valueOf(services.properties().get(name));
    }

    void copyProgramsFrom(Path other) throws IOException {
        Path source = other.resolve("bin");
        try (Stream<Path> all = Files.walk(source)) {
            for (Path from : all.toList()) {
                Path to = path.resolve("bin").resolve(source.relativize(from).toString());
                if (Files.isSymbolicLink(from)) {
                    Files.createSymbolicLink(to, Files.readSymbolicLink(from));
                } else if (Files.isDirectory(from)) {
                    Files.createDirectories(to);
                    Files.setPosixFilePermissions(to, Files.getPosixFilePermissions(from));
                } else {
                    Files.createLink(to, from);
                }
            }
        }
    }

    String programsFolder() throws IOException {
        try (Stream<Path> all = Files.list(path.resolve("bin"))) {
            return all.map(entry -> String.valueOf(entry.getFileName()))
                    .filter(name -> name.startsWith("postgres-"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    void note(EmbeddedServices services, String text) throws SQLException {
        try (Connection owner = connect(
                services, setting(services, "spring.flyway.user"), setting(services, "spring.flyway.password"))) {
            query(owner, "create table if not exists note (id bigint generated always as identity, text text)");
        }
        asApp(services, "insert into note (text) values ('" + text + "') returning id");
    }

    List<String> notes(EmbeddedServices services) throws SQLException {
        return asApp(services, "select text from note order by id");
    }

    List<String> asApp(EmbeddedServices services, String sql) throws SQLException {
        try (Connection connection = connect(
                services,
                setting(services, "spring.datasource.username"),
                setting(services, "spring.datasource.password"))) {
            return query(connection, sql);
        }
    }

    Connection connect(EmbeddedServices services, String user, String password) throws SQLException {
        return DriverManager.getConnection(setting(services, "spring.datasource.url"), user, password);
    }

    void remember(EmbeddedServices services, String key, String value) throws IOException {
        redis(services, "SET " + key + " " + value);
    }

    String recall(EmbeddedServices services, String key) throws IOException {
        return redis(services, "GET " + key);
    }

    long postmasterPid() throws IOException {
        return Long.parseLong(
                Files.readAllLines(path.resolve("postgres/data/postmaster.pid")).getFirst());
    }

    long redisPid() throws IOException {
        return Long.parseLong(Files.readString(path.resolve("redis/redis.pid")).strip());
    }

    int redisPort() throws IOException {
        return Port.kept(path.resolve("redis/port"), -1);
    }

    boolean postgresIsUp() throws IOException {
        return Files.exists(path.resolve("postgres/data/postmaster.pid"));
    }

    boolean redisIsUp() throws IOException {
        return Files.exists(path.resolve("redis/redis.pid"));
    }

    void stopAll() throws IOException, InterruptedException {
        new EmbeddedPostgres(path).stop();
        if (redisIsUp()) {
            new EmbeddedRedis(path).stop();
        }
    }

    private static String redis(EmbeddedServices services, String command) throws IOException {
        URI uri = URI.create(setting(services, "spring.data.redis.url"));
        try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
            OutputStream out = socket.getOutputStream();
            String password = uri.getUserInfo().split(":", 2)[1];
            out.write(("AUTH " + password + "\r\n" + command + "\r\n").getBytes(StandardCharsets.UTF_8));
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            in.readLine();
            String answer = String.valueOf(in.readLine());
            return answer.startsWith("$") ? String.valueOf(in.readLine()) : answer;
        }
    }

    private static List<String> query(Connection connection, String sql) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            if (statement.execute(sql)) {
                try (ResultSet rows = statement.getResultSet()) {
                    while (rows.next()) {
                        found.add(rows.getString(1));
                    }
                }
            }
        }
        return found;
    }
}
