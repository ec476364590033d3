package dev.roundtwo.journeys;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Stops whoever writes to a table: they wait here, with all that they have changed not yet said for good. */
final class Halt implements AutoCloseable {

    private final Connection connection;
    private final int process;

    Halt(DataSource database, String table) throws SQLException {
        connection = database.getConnection();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("lock table " + table + " in share mode");
            try (ResultSet row = statement.executeQuery("select pg_backend_pid()")) {
                row.next();
                process = row.getInt(1);
            }
        }
    }

    /** Whether a node waits here, known by the name that its connections bear. */
    boolean holds(JdbcClient sql, String node) {
        return sql.sql("""
                        select exists (select from pg_stat_activity
                          where application_name = ? and backend_xid is not null and ? = any(pg_blocking_pids(pid)))
                        """).params(node, process).query(Boolean.class).single();
    }

    @Override
    public void close() throws SQLException {
        connection.rollback();
        connection.close();
    }
}
