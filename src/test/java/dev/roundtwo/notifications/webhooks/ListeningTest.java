package dev.roundtwo.notifications.webhooks;

import static dev.roundtwo.Cast.in;
import static org.awaitility.Awaitility.await;

import dev.roundtwo.Cast;
import dev.roundtwo.notifications.webhooks.Listener.Heard;
import dev.roundtwo.questions.QuestionSets;
import dev.roundtwo.tenancy.Member;
import dev.roundtwo.tenancy.Members;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Ada's workspace, and somebody who listens to what it tells. */
@HookTest
abstract class ListeningTest {

    static final List<String> ALL =
            HookEvent.choices().stream().map(HookEvent::code).toList();

    @Autowired
    Webhooks webhooks;

    @Autowired
    QuestionSets sets;

    @Autowired
    Members members;

    @Autowired
    Cast cast;

    @Autowired
    JdbcClient sql;

    @Autowired
    TransactionTemplate transaction;

    Cast.People people;
    Member ada;
    Listener listener;

    @BeforeEach
    void listen() throws Exception {
        people = cast.people();
        ada = people.ada();
        listener = new Listener();
    }

    @AfterEach
    void hangUp() {
        listener.close();
    }

    Webhooks.Added add(String... events) throws Exception {
        return in(ada, () -> webhooks.add(ada, new WebhookForm(listener.url(), "", List.of(events))));
    }

    UUID publishedSet() throws Exception {
        return in(ada, () -> {
            UUID set = sets.create(ada, "A round", "");
            sets.addItem(ada, set, "b01", 10);
            sets.publish(ada, set);
            return set;
        });
    }

    List<Heard> heard(int count) {
        await().atMost(Duration.ofSeconds(15)).until(() -> listener.heard.size() >= count);
        return List.copyOf(listener.heard);
    }

    long delivered() throws Exception {
        return this.<Long>read(
                "select count(*) from webhook_message where workspace_id = ? and state = 'DELIVERED'",
                ada.workspaceId(),
                Long.class);
    }

    List<String> read(String query, UUID given) throws Exception {
        return in(
                ada,
                () -> transaction.execute(status ->
                        sql.sql(query).param(given).query(String.class).list()));
    }

    <T> T read(String query, UUID given, Class<T> type) throws Exception {
        return in(
                ada,
                () -> transaction.execute(
                        status -> sql.sql(query).param(given).query(type).single()));
    }
}
