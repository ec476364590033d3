package dev.roundtwo.month;

import static dev.roundtwo.Cast.in;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtwo.notifications.webhooks.WebhookForm;
import dev.roundtwo.notifications.webhooks.Webhooks;
import dev.roundtwo.tenancy.Member;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** Two endpoints that are told the same: one lives, at the other's address nobody has answered for a long time. */
final class Hooks implements AutoCloseable {

    final Endpoint living;
    private final List<String> expected = new ArrayList<>();
    private final String deadUrl;
    private UUID dead = new UUID(0, 0);

    Hooks(MovedClock clock) throws IOException {
        living = new Endpoint(clock);
        try (var free = new ServerSocket(0)) {
            deadUrl = "http://127.0.0.1:" + free.getLocalPort() + "/nobody";
        }
    }

    void areAdded(House house, Member admin) throws Exception {
        List<String> events = List.of(
                "member.joined", "member.left", "question_set.published", "scorecard.submitted", "scorecard.reopened");
        Webhooks webhooks = house.bean(Webhooks.class);
        living.signedWith(in(admin, () -> webhooks.add(admin, new WebhookForm(living.url(), "", events)))
                .secret());
        dead = in(admin, () -> webhooks.add(admin, new WebhookForm(deadUrl, "", events)))
                .id();
    }

    /** The destination under which its messages wait. */
    String dead() {
        return "webhook " + dead;
    }

    String deadUrl() {
        return deadUrl;
    }

    void expects(String event, UUID about) {
        expected.add(event + " " + about);
    }

    /** Everything was told to the living one, each once; and the dead one is told nothing any more. */
    void wereTold(House house, Member admin) throws Exception {
        assertThat(living.forged()).isEmpty();
        assertThat(living.told().stream().map(Hooks::brief))
                .as("told to the endpoint that lives")
                .containsExactlyInAnyOrderElementsOf(expected);
        assertThat(in(admin, () -> house.bean(Webhooks.class).get(admin, dead)).disabledFor())
                .isEqualTo("FAILING");
    }

    private static String brief(JsonNode told) {
        JsonNode data = told.path("data");
        for (String name : List.of("account", "interview", "set")) {
            if (data.has(name)) {
                return told.path("type").asString() + " " + data.path(name).asString();
            }
        }
        return told.toString();
    }

    @Override
    public void close() {
        living.close();
    }
}
