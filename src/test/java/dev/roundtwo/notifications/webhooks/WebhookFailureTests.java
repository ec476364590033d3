package dev.roundtwo.notifications.webhooks;

import static dev.roundtwo.Cast.in;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.roundtwo.Cast;
import dev.roundtwo.TablesOwner;
import dev.roundtwo.notifications.webhooks.Listener.Heard;
import dev.roundtwo.platform.Ids;
import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.tenancy.Member;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Endpoints that do not take what they are told, and what is done about it. */
@HookTest
class WebhookFailureTests {

    @Autowired
    Webhooks webhooks;

    @Autowired
    WebhookLog log;

    @Autowired
    Hooks hooks;

    @Autowired
    Cast cast;

    @Autowired
    Environment environment;

    @Autowired
    JdbcClient sql;

    @Autowired
    TransactionTemplate transaction;

    Cast.People people;
    Member ada;
    Listener listener;
    UUID webhook;

    @BeforeEach
    void listen() throws Exception {
        people = cast.people();
        ada = people.ada();
        listener = new Listener();
        webhook = in(ada, () -> webhooks.add(ada, new WebhookForm(listener.url(), "", List.of("member.left"))))
                .id();
    }

    @AfterEach
    void hangUp() {
        listener.close();
    }

    @Test
    void whatIsRefusedThreeTimesIsGivenUpAndComesUnderItsOldIdWhenItIsReplayed() throws Exception {
        listener.answers(call -> new Listener.Answer(422, "no such calendar"));
        UUID message = tell();
        awaitState(message, "FAILED");
        assertThat(listener.heard).hasSize(3);
        assertThat(sql.sql("select kind, attempts, cause from dead_letter where message_id = ?")
                        .param(message)
                        .query()
                        .singleRow())
                .containsEntry("kind", "webhook")
                .containsEntry("attempts", 3)
                .containsEntry("cause", "java.lang.IllegalStateException: It said 422");
        assertThat(entry(message).last().answer()).isEqualTo("no such calendar");

        listener.answers(204);
        replay(message);
        awaitState(message, "DELIVERED");
        assertThat(listener.heard.stream().map(Heard::id).distinct()).containsExactly(message.toString());
        assertThat(listener.heard.stream().map(Heard::body).distinct()).hasSize(1);
        assertThat(entry(message).tries()).isEqualTo(4);
        replay(message);
        await().until(() -> listener.heard.size() == 5);
    }

    @Test
    void whoIsBusyIsToldLaterAndNothingIsGivenUp() throws Exception {
        listener.answers(429);
        UUID message = tell();
        await().until(() -> listener.heard.size() > 5);
        listener.answers(200);
        awaitState(message, "DELIVERED");
        assertThat(in(ada, () -> log.tries(ada, message)))
                .hasSizeGreaterThan(5)
                .first()
                .matches(HookTry::good);
    }

    @Test
    void oneThatFailsForDaysIsSwitchedOffAndItsAdminsGetAMail() throws Exception {
        cast.joins(ada, people.charlie());
        listener.answers(500);
        UUID message = tell();
        await().until(() -> webhook().failing());
        assertThat(webhook().disabled()).isFalse();
        change("update webhook set failing_since = now() - interval '47 hours' where id = ?");
        int before = listener.heard.size();
        await().until(() -> listener.heard.size() > before + 1);
        assertThat(webhook().disabled()).as("before two days are over").isFalse();

        change("update webhook set failing_since = now() - interval '49 hours' where id = ?");
        await().until(() -> webhook().disabled());
        assertThat(webhook().disabledFor()).isEqualTo("FAILING");
        awaitState(message, "SKIPPED");
        await().until(() -> mails(ada) == 1);
        assertThat(mails(people.ben()) + mails(people.charlie())).isZero();
        assertThat(sql.sql("select count(*) from dead_letter where message_id = ?")
                        .param(message)
                        .query(Long.class)
                        .single())
                .isZero();
        assertThatThrownBy(() -> replay(message)).isInstanceOf(RuleBroken.class);

        listener.answers(204);
        in(ada, () -> {
            webhooks.enable(ada, webhook);
            return null;
        });
        replay(message);
        awaitState(message, "DELIVERED");
        assertThat(webhook().failing()).isFalse();
    }

    @Test
    void aSuccessBetweenFailuresStartsTheDaysAnew() throws Exception {
        listener.answers(500);
        tell();
        await().until(() -> webhook().failing());
        change("update webhook set failing_since = now() - interval '47 hours' where id = ?");
        listener.answers(204);
        await().until(() -> webhook().failingSince() == null);
        assertThat(webhook().lastAt()).isNotNull();
    }

    @Test
    void oneThatSaysItIsGoneIsNeverCalledAgain() throws Exception {
        listener.answers(410);
        UUID message = tell();
        await().until(() -> webhook().disabled());
        assertThat(webhook().disabledFor()).isEqualTo("GONE");
        awaitState(message, "SKIPPED");
        await().until(() -> mails(ada) == 1);
        assertThat(sql.sql("select html from outbox_mail where recipient = ? and subject like 'A webhook of%'")
                        .param(ada.email())
                        .query(String.class)
                        .single())
                .contains("Look at its log", "it said that it is gone for good", ada.workspaceName());
        hooksTellNobody();
        assertThat(listener.heard).hasSize(1);
    }

    @Test
    void switchedOffItIsToldNothingAndATestAllTheSame() throws Exception {
        in(ada, () -> {
            webhooks.disable(ada, webhook);
            return null;
        });
        hooksTellNobody();
        UUID test = in(ada, () -> log.test(ada, webhook));
        awaitState(test, "DELIVERED");
        assertThat(listener.types()).containsExactly("webhook.test");
        assertThat(listener.heard.getFirst().json().at("/data/webhook").asString())
                .isEqualTo(webhook.toString());
        for (int n = 0; n < 4; n++) {
            in(ada, () -> log.test(ada, webhook));
        }
        assertThatThrownBy(() -> in(ada, () -> log.test(ada, webhook)))
                .isInstanceOf(RuleBroken.class)
                .hasMessageContaining("tests");
    }

    @Test
    void whatIsOnItsWayWhenItIsSwitchedOffOrDeletedIsLeftOut() throws Exception {
        listener.answers(503);
        UUID message = tell();
        await().until(() -> !listener.heard.isEmpty());
        in(ada, () -> {
            webhooks.disable(ada, webhook);
            return null;
        });
        awaitState(message, "SKIPPED");
        int heard = listener.heard.size();
        listener.answers(204);
        in(ada, () -> {
            webhooks.enable(ada, webhook);
            return null;
        });
        listener.answers(503);
        UUID other = tell();
        await().until(() -> listener.heard.size() > heard);
        in(ada, () -> {
            webhooks.delete(ada, webhook);
            return null;
        });
        await().until(() -> sql.sql("select count(*) from delivery where id in (?, ?)")
                        .params(message, other)
                        .query(Long.class)
                        .single()
                == 0);
    }

    @Test
    void aSuspendedWorkspaceTellsNothing() throws Exception {
        UUID message = Ids.next();
        in(
                ada,
                () -> transaction.execute(
                        status -> sql.sql("""
                insert into webhook_message (id, workspace_id, webhook_id, event, subject, body, created_at, state)
                select ?, current_workspace(), ?, 'member.left', 'x', '{}', now(), 'WAITING'
                """).params(message, webhook).update()));
        new TablesOwner(environment)
                .run("update workspace set suspended_at = now(), suspended_for = 'x' where id = '%s'"
                        .formatted(ada.workspaceId()));
        in(ada, () -> {
            transaction.executeWithoutResult(status -> hooks.hand(message, message, webhook, "x"));
            return null;
        });
        await().until(() -> in(
                        ada,
                        () -> transaction.execute(status -> sql.sql("select state from webhook_message where id = ?")
                                .param(message)
                                .query(String.class)
                                .single()))
                .equals("SKIPPED"));
        assertThat(listener.heard).isEmpty();
    }

    private void hooksTellNobody() throws Exception {
        in(ada, () -> {
            hooks.tell(HookEvent.MEMBER_LEFT, "x", Map.of("account", ada.accountId()));
            return null;
        });
        assertThat(in(ada, () -> log.page(ada, webhook, null))).noneMatch(WebhookLog.Entry::waiting);
    }

    private UUID tell() throws Exception {
        return in(ada, () -> hooks.put(webhook, HookEvent.MEMBER_LEFT, "x", Map.of("account", ada.accountId())));
    }

    private void replay(UUID message) throws Exception {
        in(ada, () -> {
            log.replay(ada, webhook, message);
            return null;
        });
    }

    private WebhookRow webhook() throws Exception {
        return in(ada, () -> webhooks.get(ada, webhook));
    }

    private WebhookLog.Entry entry(UUID message) throws Exception {
        return in(ada, () -> log.entry(ada, webhook, message));
    }

    private void awaitState(UUID message, String state) {
        await().until(() -> entry(message).state().equals(state));
    }

    private void change(String statement) throws Exception {
        in(
                ada,
                () -> transaction.execute(
                        status -> sql.sql(statement).param(webhook).update()));
    }

    private long mails(Member whom) {
        return sql.sql("select count(*) from outbox_mail where recipient = ? and subject like 'A webhook of%'")
                .param(whom.email())
                .query(Long.class)
                .single();
    }
}
