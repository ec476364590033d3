package dev.roundtwo.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtwo.Cast;
import dev.roundtwo.ModuleTest;
import dev.roundtwo.platform.live.LiveFeed;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** The save is the hottest write there is: what it asks of the database is counted, apart from the live signal. */
@ModuleTest
class SaveCostTests {

    @Autowired
    Scorecards cards;

    @Autowired
    Cast cast;

    @Autowired
    DataSource pool;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    Rubrics rubrics;

    @Autowired
    JsonMapper json;

    @Autowired
    LiveFeed feed;

    @Autowired
    ApplicationEventPublisher facts;

    @Autowired
    Clock clock;

    @Test
    void aSaveTakesTwoStatementsAndAConflictThree() {
        Table table = Table.set(cast);
        UUID card = table.open(cards, table.ada());
        assertThat(statements(table, card, Table.edit("summary", 0, "First"))).isEqualTo(2);
        assertThat(statements(table, card, Table.edit("summary", 1, "Second"))).isEqualTo(2);
        assertThat(statements(table, card, Table.edit("summary", 1, "Late"))).isEqualTo(3);
    }

    private int statements(Table table, UUID card, Edit edit) {
        AtomicInteger prepared = new AtomicInteger();
        return table.in(() -> new TransactionTemplate(transactions).execute(transaction -> {
            Connection counted = counting(DataSourceUtils.getConnection(pool), prepared);
            var sql = JdbcClient.create(new SingleConnectionDataSource(counted, true));
            new Scorecards(sql, rubrics, new CardRows(sql, json), feed, facts, clock).save(table.ada(), card, edit);
            return prepared.get();
        }));
    }

    private static Connection counting(Connection real, AtomicInteger prepared) {
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().startsWith("prepare")
                            || method.getName().equals("createStatement")) {
                        prepared.incrementAndGet();
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
