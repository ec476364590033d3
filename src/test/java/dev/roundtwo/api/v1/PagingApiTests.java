package dev.roundtwo.api.v1;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtwo.Cast;
import dev.roundtwo.ModuleTest;
import dev.roundtwo.StatementCounter;
import dev.roundtwo.tenancy.Workspaces;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;

/** Walks through each list in pages of any size, while rows are added: nothing twice, nothing left out, in the same few statements. */
@ModuleTest
class PagingApiTests {

    private static final int ROWS = 12;

    @Autowired
    ApplicationContext house;

    @Autowired
    MockMvcTester web;

    @Autowired
    Cast cast;

    @Autowired
    Workspaces workspaces;

    final long seed = System.nanoTime();
    final Random chance = new Random(seed);
    int planned;
    Stage stage;
    Program ada;

    @BeforeEach
    void gather() {
        stage = Stage.of(house, web, cast);
        ada = stage.ada();
    }

    @Test
    void questions() throws Exception {
        walk("questions?origin=WORKSPACE", n -> add("questions", QuestionsApiTests.QUESTION.formatted(title())));
        walk("questions?q=first", n -> add("questions", QuestionsApiTests.QUESTION.formatted(title())));
    }

    @Test
    void revisions() throws Exception {
        var made = ada.post("questions", QuestionsApiTests.QUESTION.formatted("A question"));
        String place = String.valueOf(made.header("Location"));
        walk(place + "/revisions", n -> ada.put(
                        place,
                        QuestionsApiTests.QUESTION.formatted("Take " + title()),
                        "If-Match",
                        ada.get(place).tag())
                .is(200));
    }

    @Test
    void sets() throws Exception {
        walk("sets", n -> add("sets", "{\"title\":\"" + title() + "\"}"));
    }

    @Test
    void invitations() throws Exception {
        walk("invitations", n -> add("invitations", "{\"role\":\"MEMBER\"}"));
    }

    @Test
    void members() throws Exception {
        walk("members", n -> cast.joins(stage.people().ada(), cast.people().charlie()));
    }

    @Test
    void workspacesOfAnAccount() throws Exception {
        walk(
                "/api/v1/workspaces",
                n -> cast.joins(cast.people().ada(), stage.people().ada()));
    }

    @Test
    void interviewsAndTheirTimeline() throws Exception {
        String set = stage.set();
        Instant day = Instant.parse("2031-01-01T10:00:00Z");
        walk(
                "interviews",
                n -> add(
                        "interviews", stage.plan(set, "\"" + day.plus(Duration.ofDays(++planned * 37L % 101)) + "\"")));
        String panel = stage.panel();
        stage.start(panel);
        stage.score(ada, panel, "3");
        walk(panel + "/timeline", n -> {
            ada.post(panel + "/scorecards/mine/submission", null).is(200);
            ada.post(panel + "/scorecards/mine/reopening", "{\"reason\":\"Once more, from the start.\"}")
                    .is(200);
        });
        walk(panel + "/scorecards", n -> {});
    }

    @Test
    void aCursorOpensItsOwnListOnly() {
        add("sets", "{\"title\":\"One\"}");
        add("sets", "{\"title\":\"Two\"}");
        var first = ada.get("sets?limit=1").is(200);
        String next = first.json().path("next").asString();
        assertThat(first.header("Link"))
                .isEqualTo("</api/v1/workspaces/%s/sets?limit=1&cursor=%s>; rel=\"next\""
                        .formatted(ada.member().workspaceSlug(), next));
        assertThat(next).doesNotContain("One").matches("[A-Za-z0-9._-]+");
        ada.get("sets?limit=1&cursor=" + next).is(200);
        assertThat(ada.get("sets?limit=50&cursor=" + next).json().path("next").isNull())
                .isTrue();
        ada.get("sets?retired=true&cursor=" + next).refuses(400).naming("cursor");
        ada.get("questions?cursor=" + next).refuses(400).naming("cursor");
        ada.get("sets?cursor=" + next.substring(0, next.length() - 2))
                .refuses(400)
                .naming("cursor");
        ada.get("sets?cursor=").refuses(400).naming("cursor");
        ada.get("sets?limit=many").refuses(400).naming("limit");
    }

    private void walk(String list, IntConsumer add) throws Exception {
        for (int n = 0; n < 2; n++) {
            add.accept(n);
        }
        int few = cost(list);
        for (int n = 0; n < ROWS; n++) {
            add.accept(n);
        }
        List<String> standing =
                keys(ada.get(list + sign(list) + "limit=100").is(200).json());
        List<String> walked = new ArrayList<>();
        String cursor = null;
        do {
            int limit = 1 + chance.nextInt(5);
            JsonNode page = ada.get(list + sign(list) + "limit=" + limit + (cursor == null ? "" : "&cursor=" + cursor))
                    .is(200)
                    .json();
            assertThat(page.path("items").size()).isLessThanOrEqualTo(limit);
            walked.addAll(keys(page));
            cursor = page.path("next").isNull() ? null : page.path("next").asString();
            if (walked.size() < ROWS && chance.nextInt(3) == 0) {
                add.accept(walked.size());
            }
        } while (cursor != null);
        assertThat(walked).as("%s, seed %s: nothing twice", list, seed).doesNotHaveDuplicates();
        assertThat(walked).as("%s, seed %s: nothing left out", list, seed).containsAll(standing);
        List<String> all = keys(ada.get(list + sign(list) + "limit=100").json());
        assertThat(all.stream().filter(walked::contains))
                .as("%s, seed %s: in order", list, seed)
                .isEqualTo(walked);
        int many = cost(list);
        assertThat(many)
                .as("statements of %s", list)
                .isEqualTo(few)
                .isLessThanOrEqualTo(MOST.getOrDefault(kind(list), 4));
    }

    /** What a list may cost: the token's check, telling the scope twice, and the list; more where a seat is looked for. */
    private static final Map<String, Integer> MOST = most();

    private static Map<String, Integer> most() {
        Map<String, Integer> most = new LinkedHashMap<>();
        most.put("timeline", 9);
        most.put("scorecards", 12);
        most.put("revisions", 5);
        return most;
    }

    private static String kind(String list) {
        return list.replaceFirst("\\?.*", "").replaceFirst(".*/", "");
    }

    private int cost(String list) throws Exception {
        ada.get(list).is(200);
        return StatementCounter.during(() -> ada.get(list).is(200)).size();
    }

    private void add(String list, String body) {
        ada.post(list, body).is(201);
    }

    private String title() {
        return Long.toString(Math.abs(chance.nextLong()), 36);
    }

    private static String sign(String list) {
        return list.contains("?") ? "&" : "?";
    }

    /** By what the rows of a list are told apart. */
    private static List<String> keys(JsonNode page) {
        return page.path("items")
                .valueStream()
                .map(row -> row.has("id")
                        ? row.path("id").asString()
                        : row.has("account")
                                ? row.path("account").asString()
                                : row.has("seat")
                                        ? row.path("seat").asString()
                                        : row.path("number").asString())
                .toList();
    }
}
