package dev.roundtwo;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;
import org.springframework.core.env.Environment;

/** The owner of the database, who may do what the application's own role may not: tests need an operator before there is one. */
public record Owner(Environment house) {

    public void makesOperator(UUID account, boolean operator) {
        change("update account set operator = " + operator + " where id = '" + account + "'");
    }

    public void makesOperator(String email, boolean operator) {
        change("update account set operator = " + operator + " where email = '" + email + "'");
    }

    /** Nobody else operates then. */
    public void makesOnlyOperator(UUID account) {
        change("update account set operator = (id = '" + account + "')");
    }

    private void change(String statement) {
        try (Connection owner = connect();
                var work = owner.createStatement()) {
            work.executeUpdate(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(
                house.getRequiredProperty("spring.flyway.url"),
                house.getRequiredProperty("spring.flyway.user"),
                house.getRequiredProperty("spring.flyway.password"));
    }
}
