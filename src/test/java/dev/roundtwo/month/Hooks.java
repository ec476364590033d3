package dev.roundtwo.month;

import static dev.roundtwo.Cast.in;
import static dev.roundtwo.month.Doubts.fails;
import static dev.roundtwo.month.Doubts.twice;
import static dev.roundtwo.month.Doubts.without;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtwo.notifications.webhooks.WebhookForm;
import dev.roundtwo.notifications.webhooks.Webhooks;
import dev.roundtwo.tenancy.Member;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
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
                "member.joined",
                "member.left",
                "question_set.published",
                "scorecard.submitted",
                "scorecard.reopened",
                "interview.booked",
                "interview.moved",
                "interview.cancelled",
                "interview.began",
                "interview.finished",
                "interview.closed",
                "attendance.told");
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

    void expects(String event, UUID about) {
        expected.add(event + " " + about);
    }

    /** What is signed by another, for other words, or an hour ago, is refused; the same in order is taken. */
    void forgedAreRefused(Instant now) throws Exception {
        String body = "{\"type\":\"member.left\"}";
        byte[] secret = living.secret();
        byte[] another = secret.clone();
        another[0]++;
        assertThat(living.answers(secret, now, body, body)).isEqualTo(204);
        assertThat(living.answers(another, now, body, body)).isEqualTo(401);
        assertThat(living.answers(secret, now, body, body + " ")).isEqualTo(401);
        Instant before = now.minus(Duration.ofHours(1));
        assertThat(living.answers(secret, before, body, body)).isEqualTo(401);
    }

    /** Everything was told to the living one, each once; and the dead one is told nothing any more. */
    void wereTold(House house, Member admin) throws Exception {
        assertThat(living.forged()).isEmpty();
        told(living.told());
        fails(
                "a call is missing",
                () -> told(without(living.told(), living.told().getLast())));
        fails("a call twice", () -> told(twice(living.told(), living.told().getLast())));
        assertThat(in(admin, () -> house.bean(Webhooks.class).get(admin, dead)).disabledFor())
                .isEqualTo("FAILING");
    }

    private void told(List<JsonNode> calls) {
        assertThat(calls.stream().map(Hooks::brief))
                .as("told to the endpoint that lives")
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    private static String brief(JsonNode told) {
        JsonNode data = told.path("data");
        String type = told.path("type").asString();
        if (type.equals("interview.moved")) {
            type += " from " + data.path("from").asString() + " to "
                    + data.path("to").asString();
        } else if (type.equals("attendance.told")) {
            type += " of " + data.path("account").asString() + ": "
                    + data.path("kept").asBoolean();
        }
        for (String name : List.of("interview", "account", "set")) {
            if (data.has(name)) {
                return type + " " + data.path(name).asString();
            }
        }
        return told.toString();
    }

    @Override
    public void close() {
        living.close();
    }
}
