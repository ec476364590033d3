package dev.roundtwo;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/** What the application's role cannot do and a test has to: date back a closing, and look into every table of a workspace. */
public final class TablesOwner {

    private final Environment environment;

    public TablesOwner(Environment environment) {
        this.environment = environment;
    }

    /** As if the workspace had been closed so many days ago. */
    public void closedWorkspace(UUID workspace, int days) {
        run("update workspace set closing_at = now() - interval '%d days' where id = '%s'".formatted(days, workspace));
    }

    public void closedAccount(UUID account, int days) {
        run("update account set closed_at = now() - interval '%d days' where id = '%s'".formatted(days, account));
    }

    public void run(String statement) {
        run(null, statement);
    }

    /** The same in a workspace's scope, which forced row-level security asks of the owner as well. */
    public void run(@Nullable UUID workspace, String statement) {
        try (Connection owner = connection();
                var work = owner.createStatement()) {
            if (workspace != null) {
                work.execute("select set_config('app.workspace', '%s', false)".formatted(workspace));
            }
            if (work.executeUpdate(statement) == 0) {
                throw new AssertionError("Nothing changed: " + statement);
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** A number, read in the workspace's scope. */
    public long count(UUID workspace, String query) {
        try (Connection owner = connection();
                var work = owner.createStatement()) {
            work.execute("select set_config('app.workspace', '%s', false)".formatted(workspace));
            try (var rows = work.executeQuery(query)) {
                rows.next();
                return rows.getLong(1);
            }
        } catch (SQLException e) {
            throw new AssertionError(query, e);
        }
    }

    /** A number, read without any scope. */
    public long countUnscoped(String query) {
        try (Connection owner = connection();
                var work = owner.createStatement();
                var rows = work.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new AssertionError(query, e);
        }
    }

    /** A number read of all rows of the table, whosever they are. */
    public long countAll(String table, String query) {
        try (Connection owner = connection();
                var work = owner.createStatement()) {
            owner.setAutoCommit(false); // and never committed
            work.execute("alter table \"%s\" no force row level security".formatted(table));
            try (var rows = work.executeQuery(query)) {
                rows.next();
                return rows.getLong(1);
            } finally {
                owner.rollback();
            }
        } catch (SQLException e) {
            throw new AssertionError(query, e);
        }
    }

    private Connection connection() throws SQLException {
        return DriverManager.getConnection(
                Objects.requireNonNull(environment.getProperty("spring.flyway.url")),
                environment.getProperty("spring.flyway.user"),
                environment.getProperty("spring.flyway.password"));
    }
}
