package dev.roundtwo;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Records the SQL that the calling thread sends, so that a test can say how many statements a page may cost. */
@TestConfiguration
public class StatementCounter {

    private static final ThreadLocal<List<String>> SENT = new ThreadLocal<>();

    /** The statements sent by the work, in order; telling the scope at the start of a transaction is one of them. */
    public static List<String> during(Callable<?> work) throws Exception {
        List<String> sent = new ArrayList<>();
        SENT.set(sent);
        try {
            work.call();
        } finally {
            SENT.remove();
        }
        return sent;
    }

    @Bean
    static BeanPostProcessor countStatements() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof DataSource source ? new Counting(source) : bean;
            }
        };
    }

    private static final class Counting extends DelegatingDataSource {

        Counting(DataSource target) {
            super(target);
        }

        @Override
        public Connection getConnection() throws SQLException {
            return counting(super.getConnection());
        }

        private static Connection counting(Connection connection) {
            return (Connection) Proxy.newProxyInstance(
                    Connection.class.getClassLoader(),
                    new Class<?>[] {Connection.class},
                    (proxy, method, arguments) -> {
                        Object result = call(connection, method, arguments);
                        if (result instanceof PreparedStatement statement) {
                            return counting(PreparedStatement.class, statement, String.valueOf(arguments[0]));
                        }
                        return result instanceof Statement statement
                                ? counting(Statement.class, statement, "")
                                : result;
                    });
        }

        private static <T> T counting(Class<T> type, T statement, String prepared) {
            return type.cast(
                    Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                        List<String> sent = SENT.get();
                        if (sent != null && method.getName().startsWith("execute")) {
                            sent.add(prepared.isEmpty() && arguments != null ? String.valueOf(arguments[0]) : prepared);
                        }
                        return call(statement, method, arguments);
                    }));
        }

        private static Object call(Object target, java.lang.reflect.Method method, Object[] arguments)
                throws Throwable {
            try {
                return method.invoke(target, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }
    }
}
