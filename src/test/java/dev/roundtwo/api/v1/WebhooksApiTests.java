package dev.roundtwo.api.v1;

import static dev.roundtwo.Cast.in;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roundtwo.Cast;
import dev.roundtwo.ModuleTest;
import dev.roundtwo.notifications.webhooks.WebhookForm;
import dev.roundtwo.notifications.webhooks.WebhookRow;
import dev.roundtwo.notifications.webhooks.Webhooks;
import dev.roundtwo.practice.Club;
import dev.roundtwo.tenancy.Member;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;

@ModuleTest
class WebhooksApiTests {

    @Autowired
    ApplicationContext house;

    @Autowired
    MockMvcTester web;

    @Autowired
    Cast cast;

    Member ada;
    Program program;
    Program reader;
    Cast.People people;

    @BeforeEach
    void gather() {
        people = cast.people();
        ada = people.ada();
        program = Program.of(house, web, ada, "webhooks:read", "webhooks:write");
        reader = Program.of(house, web, ada, "webhooks:read");
    }

    @Test
    void itsSecretIsToldOnceAndOnlyAdminsSeeAnyOfIt() {
        JsonNode made = program.post("webhooks", text("Slots", null)).is(201).json();
        String hook = "webhooks/" + made.path("id").asString();
        assertThat(made.path("secret").asString()).startsWith("whsec_");
        JsonNode shown = reader.get(hook).is(200).json();
        assertThat(shown.path("secret").isNull()).isTrue();
        assertThat(shown.path("about").asString()).isEqualTo("Slots");
        assertThat(shown.path("secrets")).hasSize(1);
        assertThat(reader.get("webhooks").is(200).text()).doesNotContain("whsec_");
        reader.post("webhooks", text("Slots", null)).refuses(403);
        reader.delete(hook).refuses(403);
        Program chloe = Program.of(house, web, people.chloe(), "webhooks:read", "webhooks:write");
        chloe.get("webhooks").refuses(403);
        chloe.get(hook).refuses(403);
        chloe.post(hook + "/secrets", null).refuses(403);
        chloe.get(hook + "/deliveries").refuses(403);
        Program charlie = Program.of(house, web, people.charlie(), "webhooks:read", "webhooks:write");
        charlie.get(hook).refuses(404);
        charlie.get(hook + "/deliveries").refuses(404);
    }

    @Test
    void whatBreaksARuleIsSaidWhereItStands() {
        program.post("webhooks", "{\"url\":\"ftp://example.org\",\"events\":[\"feedback.published\"]}")
                .refuses(422)
                .naming("/url");
        program.post("webhooks", "{\"url\":\"https://example.org\",\"events\":[\"all\"]}")
                .refuses(422)
                .naming("/events");
        program.post("webhooks", "{\"events\":[\"feedback.published\"]}")
                .refuses(422)
                .naming("/url");
        program.post("webhooks", "{\"url\":\"https://example.org\",\"event\":[]}")
                .refuses(400)
                .naming("/event");
    }

    @Test
    void itIsChangedAndSwitchedOffOnWhatWasSeen() {
        String hook = hook("Slots");
        String tag = program.get(hook).tag();
        program.put(hook, text("Rota", null)).refuses(428);
        JsonNode off =
                program.put(hook, text("Rota", true), "If-Match", tag).is(200).json();
        assertThat(off.path("about").asString()).isEqualTo("Rota");
        assertThat(off.path("disabledFor").asString()).isEqualTo("ADMIN");
        var stale = program.put(hook, text("Mine", null), "If-Match", tag).refuses(412);
        assertThat(stale.json().at("/current/about").asString()).isEqualTo("Rota");
        JsonNode kept = program.put(hook, text("Rota", null), "If-Match", stale.tag())
                .is(200)
                .json();
        assertThat(kept.path("disabledFor").asString())
                .as("as it was, when nothing is said")
                .isEqualTo("ADMIN");
        assertThat(program.put(
                                hook,
                                text("Rota", false),
                                "If-Match",
                                program.get(hook).tag())
                        .is(200)
                        .json()
                        .path("disabledFor")
                        .isNull())
                .isTrue();
        program.delete(hook, "If-Match", tag).refuses(412);
        program.delete(hook).is(204);
        program.get(hook).refuses(404);
    }

    /** Its tag was right when it was compared, and somebody else came first. */
    @Test
    void whatWasChangedMeanwhileIsNotOverwritten() throws Exception {
        String hook = hook("Slots");
        Webhooks webhooks = house.getBean(Webhooks.class);
        WebhookRow seen = in(ada, () -> webhooks.get(ada, UUID.fromString(hook.substring(9))));
        program.put(hook, text("Rota", null), "If-Match", program.get(hook).tag())
                .is(200);
        WebhookForm mine = new WebhookForm("https://127.0.0.1:9/mine", "Mine", List.of("member.joined"));
        assertThatThrownBy(() -> in(ada, () -> webhooks.change(ada, seen, mine, null)))
                .hasMessage("notifications.webhook.changed");
        assertThat(program.get(hook).json().path("about").asString()).isEqualTo("Rota");
    }

    @Test
    void sentTwiceWithOneKeyThereIsOneAndTheSameSecret() {
        String body = text("Slots", null);
        var first = program.post("webhooks", body, "Idempotency-Key", "a key").is(201);
        var again = program.post("webhooks", body, "Idempotency-Key", "a key").is(201);
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(reader.get("webhooks").json().path("items")).hasSize(1);
    }

    @Test
    void aNewSecretSignsBesideTheOldOneUntilThatIsEnded() {
        String hook = hook("Slots");
        JsonNode fresh = program.post(hook + "/secrets", null).is(201).json();
        assertThat(fresh.path("secret").asString()).startsWith("whsec_");
        assertThat(fresh.path("secrets")).hasSize(2);
        program.post(hook + "/secrets", null).refuses(409);
        String newer = fresh.at("/secrets/0/id").asString();
        String old = fresh.at("/secrets/1/id").asString();
        program.delete(hook + "/secrets/" + newer).refuses(404);
        program.delete(hook + "/secrets/" + old).is(204);
        assertThat(program.get(hook).json().path("secrets")).hasSize(1);
    }

    @Test
    void whatItWasToldIsReadPageByPageAndSentAgain() throws Exception {
        String hook = hook("Slots");
        String other = hook("Rota");
        JsonNode first = reader.get("webhooks?limit=1").is(200).json();
        String cursor = first.path("next").asString();
        JsonNode second =
                reader.get("webhooks?limit=1&cursor=" + cursor).is(200).json();
        assertThat(List.of(
                        first.at("/items/0/id").asString(),
                        second.at("/items/0/id").asString()))
                .containsExactly(hook.substring(9), other.substring(9));
        List<String> sent = IntStream.range(0, 3)
                .mapToObj(number -> program.post(hook + "/tests", null)
                        .is(201)
                        .json()
                        .path("id")
                        .asString())
                .toList();
        List<String> read = new ArrayList<>();
        String next = "";
        do {
            JsonNode page = reader.get(hook + "/deliveries?limit=2" + (next.isEmpty() ? "" : "&cursor=" + next))
                    .is(200)
                    .json();
            page.path("items").forEach(one -> read.add(one.path("id").asString()));
            next = page.path("next").asString("");
        } while (!next.isEmpty());
        assertThat(read).containsExactlyElementsOf(sent.reversed());
        String delivery = hook + "/deliveries/" + sent.getFirst();
        JsonNode shown = reader.get(delivery).is(200).json();
        assertThat(shown.path("event").asString()).isEqualTo("webhook.test");
        assertThat(shown.path("body").asString()).contains("\"type\":\"webhook.test\"", hook.substring(9));
        reader.get(other + "/deliveries/" + sent.getFirst()).refuses(404);
        new Club(house)
                .change(
                        ada,
                        "update webhook_message set state = 'FAILED' where id = ?",
                        UUID.fromString(sent.getFirst()));
        reader.post(delivery + "/replays", null).refuses(403);
        assertThat(program.post(delivery + "/replays", null)
                        .is(200)
                        .json()
                        .path("id")
                        .asString())
                .as("under its old id")
                .isEqualTo(sent.getFirst());
        assertThat(
                        in(
                                ada,
                                () -> new Club(house)
                                        .one(
                                                ada,
                                                Long.class,
                                                "select count(*) from audit_entry where workspace_id = current_workspace() and action = 'webhook.replayed'")))
                .isEqualTo(1);
    }

    @Test
    void whatIsOnItsWayOrSwitchedOffIsNotSentAgainAndTestsHaveAnEnd() throws Exception {
        String hook = hook("Slots");
        String sent =
                program.post(hook + "/tests", null).is(201).json().path("id").asString();
        String replays = hook + "/deliveries/" + sent + "/replays";
        program.post(replays, null).refuses(409);
        for (int more = 0; more < 4; more++) {
            program.post(hook + "/tests", null).is(201);
        }
        program.post(hook + "/tests", null).refuses(409);
        program.put(hook, text("Slots", true), "If-Match", program.get(hook).tag())
                .is(200);
        new Club(house).change(ada, "update webhook_message set state = 'FAILED' where id = ?", UUID.fromString(sent));
        program.post(replays, null).refuses(409);
    }

    private String hook(String about) {
        return "webhooks/"
                + program.post("webhooks", text(about, null))
                        .is(201)
                        .json()
                        .path("id")
                        .asString();
    }

    private static String text(String about, @Nullable Boolean disabled) {
        return """
                {"url":"https://127.0.0.1:9/hooks","about":"%s","events":["feedback.published","member.joined"],"disabled":%s}
                """.formatted(about, disabled);
    }
}
