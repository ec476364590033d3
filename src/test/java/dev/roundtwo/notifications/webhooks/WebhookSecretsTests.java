package dev.roundtwo.notifications.webhooks;

import static dev.roundtwo.Cast.in;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.standardwebhooks.Webhook;
import dev.roundtwo.Cast;
import dev.roundtwo.notifications.webhooks.Listener.Heard;
import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.tenancy.Member;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@HookTest
class WebhookSecretsTests {

    @Autowired
    Webhooks webhooks;

    @Autowired
    WebhookSecrets secrets;

    @Autowired
    Hooks hooks;

    @Autowired
    Cast cast;

    @Autowired
    JdbcClient sql;

    @Autowired
    TransactionTemplate transaction;

    Member ada;
    Listener listener;

    @BeforeEach
    void listen() throws Exception {
        ada = cast.people().ada();
        listener = new Listener();
    }

    @AfterEach
    void hangUp() {
        listener.close();
    }

    /** The example of the specification: the same id, time and body make the same signature as its library does. */
    @Test
    void weSignAsItsLibrarySigns() throws Exception {
        String secret = Signature.freshSecret();
        Instant now = Instant.ofEpochSecond(1_614_265_330);
        assertThat(Signature.of(List.of(secret), "msg_p5jXN8AQM9LWM0D4loKWxJek", now, "{\"test\": 2432232314}"))
                .isEqualTo(new Webhook(secret)
                        .sign("msg_p5jXN8AQM9LWM0D4loKWxJek", now.getEpochSecond(), "{\"test\": 2432232314}"));
    }

    @Test
    void aNewSecretSignsBesideTheOldOneUntilThatEnds() throws Exception {
        Webhooks.Added added = add();
        String fresh = in(ada, () -> secrets.rotate(ada, added.id()));
        tell(added.id());
        Heard both = heard(1).getFirst();
        assertThat(both.verifies(added.secret())).isTrue();
        assertThat(both.verifies(fresh)).isTrue();
        assertThatThrownBy(() -> in(ada, () -> secrets.rotate(ada, added.id()))).isInstanceOf(RuleBroken.class);

        change("update webhook_secret set ends_at = now() where webhook_id = ? and ends_at is not null", added.id());
        tell(added.id());
        Heard later = heard(2).getLast();
        assertThat(later.verifies(added.secret())).as("the old one").isFalse();
        assertThat(later.verifies(fresh)).isTrue();
        String third = in(ada, () -> secrets.rotate(ada, added.id()));
        UUID old = in(ada, () -> secrets.of(ada, added.id())).getLast().id();
        in(ada, () -> {
            secrets.end(ada, added.id(), old);
            return null;
        });
        tell(added.id());
        assertThat(heard(3).getLast().verifies(fresh)).as("ended by hand").isFalse();
        assertThat(listener.heard.getLast().verifies(third)).isTrue();
    }

    @Test
    void secretsAreSealedWhereTheyAreKept() throws Exception {
        Webhooks.Added added = add();
        String kept = in(
                ada,
                () -> transaction.execute(status -> sql.sql("select sealed from webhook_secret where webhook_id = ?")
                        .param(added.id())
                        .query(String.class)
                        .single()));
        assertThat(kept).doesNotContain("whsec_", added.secret().substring(6));
    }

    private Webhooks.Added add() throws Exception {
        return in(ada, () -> webhooks.add(ada, new WebhookForm(listener.url(), "", List.of("member.left"))));
    }

    private void tell(UUID webhook) throws Exception {
        in(ada, () -> hooks.put(webhook, HookEvent.MEMBER_LEFT, "x", Map.of("account", ada.accountId())));
    }

    private List<Heard> heard(int count) {
        await().atMost(Duration.ofSeconds(15)).until(() -> listener.heard.size() >= count);
        return List.copyOf(listener.heard);
    }

    private void change(String statement, UUID given) throws Exception {
        in(
                ada,
                () -> transaction.execute(
                        status -> sql.sql(statement).param(given).update()));
    }
}
