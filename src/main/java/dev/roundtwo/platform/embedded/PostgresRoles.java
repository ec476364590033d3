package dev.roundtwo.platform.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * The database and its two roles: {@code roundtwo} owns the tables and migrates them, {@code roundtwo_app} works with the
 * rows and is held by row-level security.
 */
final class PostgresRoles {

    static final String SUPERUSER = "postgres";
    static final String OWNER = "roundtwo";
    static final String APP = "roundtwo_app";
    static final String DATABASE = "roundtwo";
    static final String[] NAMES = {SUPERUSER, OWNER, APP};

    /** Written as the very last step; a change of the steps below needs another mark. */
    private static final String PREPARED = "prepared by Round Two, step 1";

    private static final List<String> EXTENSIONS = List.of("pg_trgm", "citext", "btree_gin", "btree_gist", "pgcrypto");

    private static final int LOGIN_SECONDS = 10;

    private final Passwords passwords;

    PostgresRoles(Passwords passwords) {
        this.passwords = passwords;
    }

    String superuserPassword() {
        return passwords.of(SUPERUSER);
    }

    /** Whether the server at this port is the one that works on this data folder. */
    boolean reach(int port, Path data) {
        try (Connection connection = connect(port, SUPERUSER)) {
            String served = single(connection, "select current_setting('data_directory')");
            return Files.isSameFile(Path.of(served), data);
        } catch (SQLException | IOException notOurs) {
            return false;
        }
    }

    void prepare(int port) throws SQLException {
        try (Connection connection = connect(port, SUPERUSER)) {
            String mark = single(
                    connection,
                    "select coalesce((select shobj_description(oid, 'pg_database') from pg_database where datname = '"
                            + DATABASE + "'), '')");
            if (PREPARED.equals(mark)) {
                return;
            }
            role(connection, OWNER);
            role(connection, APP);
            if (single(connection, "select count(*) from pg_database where datname = '" + DATABASE + "'")
                    .equals("0")) {
                run(connection, "create database " + DATABASE + " owner " + OWNER);
            }
            run(connection, "revoke connect on database " + DATABASE + " from public");
            run(connection, "grant connect on database " + DATABASE + " to " + APP);
        }
        try (Connection connection = connect(port, DATABASE)) {
            for (String extension : EXTENSIONS) {
                run(connection, "create extension if not exists " + extension);
            }
            run(connection, "grant usage on schema public to " + APP);
            String owners = "alter default privileges for role " + OWNER + " in schema public grant ";
            run(connection, owners + "select, insert, update, delete on tables to " + APP);
            run(connection, owners + "usage on sequences to " + APP);
            run(connection, "comment on database " + DATABASE + " is '" + PREPARED + "'");
        }
    }

    Map<String, Object> settings(int port) {
        String url = url(port, DATABASE);
        return Map.of(
                "spring.datasource.url", url,
                "spring.datasource.username", APP,
                "spring.datasource.password", passwords.of(APP),
                "spring.flyway.url", url,
                "spring.flyway.user", OWNER,
                "spring.flyway.password", passwords.of(OWNER));
    }

    private void role(Connection connection, String name) throws SQLException {
        String verb = single(connection, "select count(*) from pg_roles where rolname = '" + name + "'")
                        .equals("0")
                ? "create"
                : "alter";
        run(
                connection,
                verb + " role " + name + " login nosuperuser nocreatedb nocreaterole nobypassrls password '"
                        + passwords.of(name) + "'");
    }

    private Connection connect(int port, String database) throws SQLException {
        Properties login = new Properties();
        login.setProperty("user", SUPERUSER);
        login.setProperty("password", superuserPassword());
        login.setProperty("connectTimeout", Integer.toString(LOGIN_SECONDS));
        login.setProperty("loginTimeout", Integer.toString(LOGIN_SECONDS));
        return DriverManager.getConnection(url(port, database), login);
    }

    private static String url(int port, String database) {
        return "jdbc:postgresql://" + Port.HOST + ":" + port + "/" + database;
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String single(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return String.valueOf(rows.getString(1));
        }
    }
}
