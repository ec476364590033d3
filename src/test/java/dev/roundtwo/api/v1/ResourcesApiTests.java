package dev.roundtwo.api.v1;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtwo.Cast;
import dev.roundtwo.ModuleTest;
import dev.roundtwo.platform.limits.Allowances;
import dev.roundtwo.platform.limits.Limited;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;

@ModuleTest
class ResourcesApiTests {

    @Autowired
    ApplicationContext house;

    @Autowired
    MockMvcTester web;

    @Autowired
    Cast cast;

    @Autowired
    Allowances allowances;

    @Autowired
    TransactionTemplate transaction;

    Stage stage;

    @BeforeEach
    void gather() {
        stage = Stage.of(house, web, cast);
    }

    @Test
    void aTokenTellsWhoItStandsFor() {
        var me = stage.chloe().get("/api/v1/me").is(200).json();
        assertThat(me.path("name").asString()).isEqualTo("Chloé");
        assertThat(stage.chloe()
                        .get("/api/v1/workspaces/" + stage.people().ada().workspaceSlug())
                        .is(200)
                        .json()
                        .path("role")
                        .asString())
                .isEqualTo("INTERVIEWER");
    }

    /** v5.0.0-15.3.1 */
    @Test
    void emailsAreForAdminsAndOneself() {
        var seen = stage.chloe().get("members").is(200).json().path("items");
        assertThat(seen.valueStream().filter(one -> !one.path("email").isNull()).map(one -> one.path("name")
                        .asString()))
                .containsExactly("Chloé");
        assertThat(stage.ada().get("members").json().path("items").valueStream())
                .allMatch(one -> one.path("email").asString("").contains("@"));
        String ada = "members/" + stage.people().ada().accountId();
        assertThat(stage.chloe().get(ada).json().path("email").isNull()).isTrue();
    }

    @Test
    void aRoleIsChangedOnWhatWasSeen() {
        String dmitri = "members/" + stage.people().dmitri().accountId();
        String tag = stage.ada().get(dmitri).tag();
        stage.chloe().put(dmitri, "{\"role\":\"OWNER\"}", "If-Match", tag).refuses(403);
        stage.ada().put(dmitri, "{\"role\":\"ADMIN\"}").refuses(428);
        stage.ada()
                .put(dmitri, "{\"role\":\"KING\"}", "If-Match", tag)
                .refuses(400)
                .naming("/role");
        stage.ada().put(dmitri, "{\"role\":\"ADMIN\"}", "If-Match", tag).is(200);
        var stale = stage.ada()
                .put(dmitri, "{\"role\":\"MEMBER\"}", "If-Match", tag)
                .refuses(412);
        assertThat(stale.json().at("/current/role").asString()).isEqualTo("ADMIN");
        stage.ada().delete(dmitri, "If-Match", tag).refuses(412);
        stage.ada().delete(dmitri, "If-Match", stale.tag()).is(204);
        stage.ada().get(dmitri).refuses(404);
        stage.dmitri().get("members").refuses(404);
    }

    @Test
    void whatWillGoSaysSo() {
        for (String place : List.of("members", "members/" + stage.people().ben().accountId())) {
            var answer = stage.ada().get(place).is(200);
            assertThat(answer.header("Deprecation")).isEqualTo("@1795305600");
            assertThat(ZonedDateTime.parse(
                                    String.valueOf(answer.header("Sunset")), DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toString())
                    .startsWith("2027-11-22T00:00Z");
            assertThat(answer.result().getResponse().getHeaders("Link"))
                    .contains("</api#deprecations>; rel=\"deprecation\"; type=\"text/html\"");
        }
        var ben = stage.ada().get("members/" + stage.people().ben().accountId()).json();
        assertThat(ben.path("joined")).isEqualTo(ben.path("joinedAt"));
        assertThat(stage.ada().get("sets").header("Deprecation")).isNull();
    }

    @Test
    void anInvitationsLinkIsToldOnce() {
        stage.ada()
                .post("invitations", "{\"role\":\"MEMBER\",\"email\":\"nonsense\"}")
                .refuses(422)
                .naming("/email");
        var made = stage.ada().post("invitations", "{\"role\":\"MEMBER\"}").is(201);
        assertThat(made.json().path("link").asString()).contains("/invitations/");
        String place = String.valueOf(made.header("Location"));
        assertThat(stage.ada().get(place).is(200).json().path("link").isNull()).isTrue();
        stage.chloe().get(place).refuses(403);
        stage.ada().delete(place).is(204);
        stage.ada().get(place).refuses(404);
        stage.ada().delete(place).refuses(404);
    }

    @Test
    void aSetIsBuiltPublishedCopiedAndRetired() {
        Program ada = stage.ada();
        var made = ada.post("sets", "{\"title\":\"A round\",\"description\":\"For *seniors*.\"}")
                .is(201);
        String set = String.valueOf(made.header("Location"));
        ada.post("sets", "{\"title\":\" \"}").refuses(422).naming("/title");
        ada.post(set + "/items", "{\"question\":\"nothing\"}").refuses(422).naming("/question");
        ada.post(set + "/items", "{\"question\":\"b01\",\"minutes\":500}")
                .refuses(422)
                .naming("/minutes");
        ada.post(set + "/items", "{\"question\":\"b01\",\"minutes\":10}").is(200);
        var two = ada.post(set + "/items", "{\"question\":\"b22\",\"position\":0}")
                .is(200);
        String first = two.json().at("/items/0/id").asString();
        String second = two.json().at("/items/1/id").asString();

        String order = "{\"items\":[\"" + second + "\",\"" + first + "\"]}";
        ada.put(set + "/order", order).refuses(428);
        ada.put(set + "/order", order, "If-Match", made.tag()).refuses(412);
        var ordered = ada.put(set + "/order", order, "If-Match", two.tag()).is(200);
        assertThat(ordered.json().at("/items/0/id").asString()).isEqualTo(second);
        var given = ada.put(set + "/items/" + first, "{\"minutes\":25}", "If-Match", ordered.tag())
                .is(200);
        assertThat(given.json().path("minutes").asInt()).isEqualTo(35);
        var named = ada.put(set, "{\"title\":\"Another round\"}", "If-Match", given.tag())
                .is(200);
        assertThat(named.json().path("description").asString()).isEmpty();

        ada.post(set + "/publication", null, "If-Match", given.tag()).refuses(412);
        ada.post(set + "/publication", null, "If-Match", named.tag()).is(200);
        ada.put(set, "{\"title\":\"Late\"}", "If-Match", ada.get(set).tag()).refuses(409);
        var file = ada.get(set, "Accept", "application/yaml").is(200);
        assertThat(file.result().getResponse().getContentType()).isEqualTo("application/yaml;charset=utf-8");
        assertThat(file.text()).startsWith("format: round-two/set/1").contains("Another round");
        assertThat(ada.post(set + "/copies", null).is(201).json().path("status").asString())
                .isEqualTo("DRAFT");
        String next =
                ada.post(set + "/versions", null).is(201).json().path("id").asString();
        ada.delete("sets/" + next).is(204);
        ada.post(set + "/retirement", null).is(200);
        assertThat(ada.get("sets?retired=true").json().path("items").size()).isEqualTo(1);
        ada.post(set + "/restoration", null).is(200);
    }

    @Test
    void anInterviewIsPlannedFoundAndCalledOff() {
        Program ada = stage.ada();
        String set = stage.set();
        var made = ada.post("interviews", stage.plan(set, "\"2031-03-01T09:00:00Z\""))
                .is(201);
        String place = String.valueOf(made.header("Location"));
        assertThat(made.json().path("sets").size()).isEqualTo(1);
        assertThat(made.json().path("seats").valueStream().filter(seat -> !seat.path("link")
                        .isNull()))
                .isNotEmpty();
        assertThat(stage.chloe().get(place).json().path("seats").valueStream().filter(seat -> !seat.path("link")
                        .isNull()))
                .as("links are for who planned it")
                .isEmpty();
        ada.post("interviews", "{\"title\":\"x\"}").refuses(422).naming("/set").naming("/candidate");
        ada.post("interviews", stage.plan(set, "\"2001-03-01T09:00:00Z\""))
                .refuses(422)
                .naming("/startsAt");
        ada.post("interviews", stage.plan(set, "null").replace("Europe/Berlin", "Moon/Base"))
                .refuses(422)
                .naming("/zone");
        ada.post("interviews", stage.plan(stage.people().ada().accountId().toString(), "null"))
                .refuses(422)
                .naming("/set");
        stage.ben().post("interviews", stage.plan(set, "null")).refuses(403);

        assertThat(count(ada, "interviews?status=SCHEDULED&from=2031-03-01T09:00:00Z&to=2031-03-02T00:00:00Z"))
                .isEqualTo(1);
        assertThat(count(ada, "interviews?to=2031-03-01T09:00:00Z")).isZero();
        assertThat(count(ada, "interviews?role=LEAD&role=CANDIDATE")).isEqualTo(1);
        assertThat(count(ada, "interviews?role=CANDIDATE")).isZero();
        assertThat(count(stage.ben(), "interviews?role=CANDIDATE")).isEqualTo(1);
        ada.get("interviews?status=ODD").refuses(400).naming("status");
        ada.get("interviews?from=yesterday").refuses(400).naming("from");

        stage.chloe()
                .post(place + "/cancellation", "{\"reason\":\"I am away.\"}")
                .refuses(404);
        ada.post(place + "/cancellation", "{\"reason\":\" \"}").refuses(422).naming("/reason");
        ada.post(place + "/cancellation", "{\"reason\":\"The second site is down.\"}")
                .is(200);
        assertThat(stage.ben().get(place).json().path("cancelledBecause").asString())
                .contains("second site");
        ada.post(place + "/cancellation", "{\"reason\":\"Again.\"}").refuses(409);
    }

    @Test
    void aFieldThatSomebodyWasQuickerOnComesBack() {
        String panel = stage.panel();
        stage.ada().get(panel + "/scorecards/mine").refuses(404);
        stage.start(panel);
        String async = Stage.field(panel, "level.async");
        stage.ada().put(async, "{\"value\":\"3\"}").refuses(428);
        stage.ada().get(async).refuses(404);
        var saved =
                stage.ada().put(async, "{\"value\":\"3\"}", "If-Match", "\"0\"").is(200);
        assertThat(saved.tag()).isEqualTo("\"1\"");
        var stale =
                stage.ada().put(async, "{\"value\":\"1\"}", "If-Match", "\"0\"").refuses(412);
        assertThat(stale.json().at("/current/value").asString()).isEqualTo("3");
        assertThat(stale.tag()).isEqualTo("\"1\"");
        stage.ada()
                .put(async, "{\"value\":\"9\"}", "If-Match", "\"1\"")
                .refuses(422)
                .naming("/value");
        stage.ada()
                .put(Stage.field(panel, "level.style"), "{\"value\":\"1\"}", "If-Match", "\"0\"")
                .refuses(404);
        stage.ada().post(panel + "/scorecards/mine/submission", null).refuses(409);
        stage.dmitri().get(panel + "/scorecards/mine").refuses(404);
        stage.ben().get(panel + "/scorecards/mine").refuses(404);
    }

    @Test
    void howMuchIsLeftIsToldAndTheRestIsRefused() throws Exception {
        var answer = stage.ada().get("sets").is(200);
        assertThat(answer.header("RateLimit-Policy")).matches("\"api-requests\";q=\\d+;w=60");
        assertThat(answer.header("RateLimit")).matches("\"api-requests\";r=\\d+;t=\\d+");
        Cast.in(
                stage.people().ada(),
                () -> transaction.execute(status -> {
                    allowances.grant(Limited.API_REQUESTS, 1L);
                    return 1;
                }));
        Program.Answer refused = null;
        for (int i = 0; i < 200 && refused == null; i++) {
            Program.Answer one = stage.ada().get("sets");
            if (one.status() == 429) {
                refused = one;
            }
            Thread.sleep(50);
        }
        assertThat(refused).isNotNull();
        refused.refuses(429);
        assertThat(Integer.parseInt(String.valueOf(refused.header("Retry-After"))))
                .isPositive();
        assertThat(refused.header("RateLimit")).startsWith("\"api-requests\";r=0;t=");
    }

    private static int count(Program who, String list) {
        return who.get(list).is(200).json().path("items").size();
    }
}
