package dev.roundtwo.platform.scope;

import jakarta.persistence.EntityManagerFactory;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Begins every transaction by telling Postgres the current {@link Scope}. The settings are local to the transaction, so a
 * pooled connection carries nothing from one request to the next.
 */
final class ScopedTransactions extends JpaTransactionManager {

    private static final String TELL =
            "select set_config('app.workspace', ?, true), set_config('app.account', ?, true)";

    ScopedTransactions(EntityManagerFactory entityManagers, DataSource dataSource) {
        super(entityManagers);
        setDataSource(dataSource);
    }

    @Override
    protected void doBegin(Object transaction, TransactionDefinition definition) {
        super.doBegin(transaction, definition);
        DataSource source = getDataSource();
        if (source != null
                && TransactionSynchronizationManager.getResource(source) instanceof ConnectionHolder holder) {
            tell(holder.getConnection(), Scope.current());
        } else {
            throw new TransactionSystemException("No connection to tell the scope to");
        }
    }

    private static void tell(Connection connection, Scope scope) {
        try (var statement = connection.prepareStatement(TELL)) {
            statement.setString(1, text(scope.workspace()));
            statement.setString(2, text(scope.account()));
            statement.execute();
        } catch (SQLException e) {
            throw new TransactionSystemException("The scope could not be told to the database", e);
        }
    }

    private static String text(@Nullable UUID id) {
        return id == null ? "" : id.toString();
    }
}
