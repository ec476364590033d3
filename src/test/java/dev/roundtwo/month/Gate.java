package dev.roundtwo.month;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Stops nodes in the middle of a step: who comes to it waits here, with all that they have changed not yet said for good. */
final class Gate implements AutoCloseable {

    private final Connection connection;
    private final Step step;
    private final int process;

    Gate(DataSource database, Step step) throws SQLException {
        this.connection = database.getConnection();
        this.step = step;
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select pg_backend_pid()")) {
            row.next();
            process = row.getInt(1);
        }
        if (!step.waitsForWork) {
            shuts();
        }
    }

    /** Who waits here now; what nodes take meanwhile is stopped, too. */
    List<String> waiting(JdbcClient sql) throws SQLException {
        if (step.waitsForWork) {
            shuts();
        }
        return sql.sql("""
                        select distinct application_name from pg_stat_activity
                        where wait_event_type = 'Lock' and backend_xid is not null and ? = any(pg_blocking_pids(pid))
                          and starts_with(query, ?)
                        """).params(process, step.statement).query(String.class).list();
    }

    private void shuts() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(step.stop);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.rollback();
        connection.close();
    }
}
