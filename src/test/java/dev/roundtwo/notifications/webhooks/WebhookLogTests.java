package dev.roundtwo.notifications.webhooks;

import static dev.roundtwo.Cast.in;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.roundtwo.Cast;
import dev.roundtwo.platform.jobs.Chore;
import dev.roundtwo.tenancy.Member;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What the log says of answers, and for how long. */
@HookTest
class WebhookLogTests {

    @Autowired
    HookDesk desk;

    @Autowired
    Webhooks webhooks;

    @Autowired
    WebhookLog log;

    @Autowired
    Hooks hooks;

    @Autowired
    ObjectProvider<Chore> chores;

    @Autowired
    Cast cast;

    @Autowired
    JdbcClient sql;

    @Autowired
    TransactionTemplate transaction;

    Member ada;
    Listener listener;
    UUID webhook;

    @BeforeEach
    void listen() throws Exception {
        ada = cast.people().ada();
        listener = new Listener();
        webhook = in(ada, () -> webhooks.add(ada, new WebhookForm(listener.url(), "", List.of("member.left"))))
                .id();
    }

    @AfterEach
    void hangUp() {
        listener.close();
    }

    @Test
    void anAnswerIsReadToALimit() throws Exception {
        listener.answers(call -> new Listener.Answer(403, "x".repeat(300_000)));
        UUID message = tell();
        awaitState(message, "FAILED");
        assertThat(entry(message).last().answer()).hasSize(2_048);
    }

    @Test
    void aDemandForAPasswordIsARefusal() throws Exception {
        listener.answers(401);
        UUID message = tell();
        awaitState(message, "FAILED");
        assertThat(entry(message).last().status()).isEqualTo(401);
    }

    @Test
    void ofManyCallsForOneMessageTheLastTwentyAreKept() throws Exception {
        listener.answers(429);
        UUID message = tell();
        await().until(() -> listener.heard.size() > 23);
        listener.answers(200);
        awaitState(message, "DELIVERED");
        assertThat(in(ada, () -> log.tries(ada, message))).hasSize(20);
        assertThat(entry(message).tries()).isGreaterThan(23);
    }

    @Test
    void aRedirectIsARefusalAndNobodyGoesThere() throws Exception {
        listener.answers(302);
        UUID message = tell();
        awaitState(message, "FAILED");
        assertThat(entry(message).last().status()).isEqualTo(302);
        assertThat(listener.heard).hasSize(3);
    }

    @Test
    void theLogIsForgottenAfterThirtyDays() throws Exception {
        UUID old = tell();
        UUID young = tell();
        awaitState(old, "DELIVERED");
        awaitState(young, "DELIVERED");
        age(old, 31);
        age(young, 29);
        chores.stream()
                .filter(chore -> chore.name().equals("forget-webhook-log"))
                .forEach(chore -> chore.work().run());
        List<UUID> left = in(ada, () -> log.page(ada, webhook, null)).stream()
                .map(WebhookLog.Entry::id)
                .toList();
        assertThat(left).containsExactly(young);
        assertThat(in(ada, () -> log.tries(ada, old))).isEmpty();
    }

    @Test
    void howeverMuchIsOldAllOfItGoes() throws Exception {
        List<UUID> old = List.of(tell(), tell(), tell());
        for (UUID one : old) {
            awaitState(one, "DELIVERED");
            age(one, 31);
        }
        desk.forget(1);
        assertThat(in(ada, () -> log.page(ada, webhook, null))).isEmpty();
    }

    private UUID tell() throws Exception {
        return in(ada, () -> hooks.put(webhook, HookEvent.MEMBER_LEFT, "x", Map.of("account", ada.accountId())));
    }

    private WebhookLog.Entry entry(UUID message) throws Exception {
        return in(ada, () -> log.entry(ada, webhook, message));
    }

    private void awaitState(UUID message, String state) {
        await().until(() -> entry(message).state().equals(state));
    }

    private void age(UUID message, int days) throws Exception {
        in(
                ada,
                () -> transaction.execute(status -> sql.sql(
                                "update webhook_message set created_at = now() - make_interval(days => ?) where id = ?")
                        .params(days, message)
                        .update()));
    }
}
