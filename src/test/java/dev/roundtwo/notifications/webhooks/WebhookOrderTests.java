package dev.roundtwo.notifications.webhooks;

import static dev.roundtwo.Cast.in;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.roundtwo.notifications.webhooks.Listener.Heard;
import dev.roundtwo.tenancy.Role;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is about one thing comes in order, and one endpoint delays no other. */
class WebhookOrderTests extends ListeningTest {

    @Test
    void whatIsAboutOneMemberComesInOrderThoughTheEndpointIsDownAtFirst() throws Exception {
        listener.answers(503);
        add("member.role_changed");
        UUID ben = people.ben().accountId();
        for (int n = 0; n < 6; n++) {
            Role role = n % 2 == 0 ? Role.INTERVIEWER : Role.MEMBER;
            in(ada, () -> {
                members.changeRole(ada, ben, role);
                return null;
            });
        }
        await().until(() -> listener.heard.size() > 2);
        List<String> ids = read("select id from webhook_message where workspace_id = ? order by id", ada.workspaceId());
        assertThat(listener.heard.stream().map(Heard::id).distinct())
                .as("nothing overtakes the first")
                .containsExactly(ids.getFirst());
        listener.answers(204);
        int before = listener.heard.size();
        await().atMost(Duration.ofSeconds(20)).until(() -> delivered() == 6);
        assertThat(listener.heard.stream().skip(before - 1).map(Heard::id).distinct())
                .containsExactlyElementsOf(ids);
        assertThat(this.<Long>read(
                        "select count(*) from dead_letter where workspace_id = ?", ada.workspaceId(), Long.class))
                .as("being down costs nothing")
                .isZero();
    }

    @Test
    void anEndpointThatHangsDelaysNoOther() throws Exception {
        try (Listener hanging = new Listener()) {
            hanging.answers(call -> {
                try {
                    Thread.sleep(5_000);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                return new Listener.Answer(204, "");
            });
            in(ada, () -> webhooks.add(ada, new WebhookForm(hanging.url(), "", ALL)));
            for (int n = 0; n < 8; n++) {
                publishedSet();
            }
            await().until(() -> hanging.heard.size() >= 4);
            add("question_set.published");
            publishedSet();
            await().atMost(Duration.ofSeconds(2)).until(() -> listener.heard.size() == 1);
            assertThat(hanging.heard).as("four at once and no more").hasSize(4);
        }
    }
}
