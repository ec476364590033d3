package dev.roundtwo.month;

import static org.assertj.core.api.Assertions.assertThat;

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
    private boolean shut;

    Gate(DataSource database, Step step) throws SQLException {
        this.connection = database.getConnection();
        this.step = step;
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select pg_backend_pid()")) {
            row.next();
            process = row.getInt(1);
        }
        if (!step.waitsForWork()) {
            assertThat(shuts()).as("%s", step).isTrue();
        }
    }

    /** Who waits here now. */
    List<String> waiting(JdbcClient sql) throws SQLException {
        return shuts() ? sql.sql("""
                        select distinct application_name from pg_stat_activity
                        where wait_event_type = 'Lock' and backend_xid is not null and ? = any(pg_blocking_pids(pid))
                        """).param(process).query(String.class).list() : List.of();
    }

    private boolean shuts() throws SQLException {
        if (!shut) {
            try (Statement statement = connection.createStatement()) {
                shut = !statement.execute(step.stop())
                        || statement.getResultSet().next();
            }
        }
        return shut;
    }

    @Override
    public void close() throws SQLException {
        connection.rollback();
        connection.close();
    }
}
