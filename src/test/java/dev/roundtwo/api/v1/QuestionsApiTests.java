package dev.roundtwo.api.v1;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtwo.Cast;
import dev.roundtwo.ModuleTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@ModuleTest
class QuestionsApiTests {

    static final String QUESTION = """
            {"title":"%s","round":"two","minutes":15,"prompt":"What do you look at first?","tags":["queues"],
             "anchors":{"1":"Guesses","4":"Measures"},"followUps":[{"ask":"And then?","points":["The backlog"]}]}""";

    @Autowired
    ApplicationContext house;

    @Autowired
    MockMvcTester web;

    @Autowired
    Cast cast;

    Cast.People people;
    Program chloe;

    @BeforeEach
    void gather() {
        people = cast.people();
        chloe = Program.of(house, web, people.chloe());
    }

    @Test
    void aQuestionIsWrittenReadChangedAndPutAway() {
        var made = chloe.post("questions", QUESTION.formatted("A queue")).is(201);
        String place = String.valueOf(made.header("Location"));
        String id = made.json().path("id").asString();
        assertThat(place).isEqualTo("/api/v1/workspaces/" + people.chloe().workspaceSlug() + "/questions/" + id);
        var read = chloe.get(place).is(200);
        assertThat(read.json()).isEqualTo(made.json());
        assertThat(read.tag()).isEqualTo(made.tag());
        assertThat(read.header("Cache-Control")).isEqualTo("private, no-cache");
        assertThat(read.json().path("anchors").path("4").asString()).isEqualTo("Measures");
        assertThat(read.json().path("origin").asString()).isEqualTo("WORKSPACE");

        var changed = chloe.put(place, QUESTION.formatted("Two queues"), "If-Match", read.tag())
                .is(200);
        assertThat(changed.json().path("revision").asInt()).isEqualTo(2);
        assertThat(changed.tag()).isNotEqualTo(read.tag());
        var revisions = chloe.get(place + "/revisions").is(200).json().path("items");
        assertThat(revisions.valueStream().map(one -> one.path("number").asInt()))
                .containsExactly(2, 1);
        assertThat(chloe.get(place + "/revisions/1")
                        .is(200)
                        .json()
                        .path("title")
                        .asString())
                .isEqualTo("A queue");

        assertThat(chloe.post(place + "/archival", null)
                        .is(200)
                        .json()
                        .path("archived")
                        .asBoolean())
                .isTrue();
        assertThat(chloe.get("questions?archived=true&origin=WORKSPACE")
                        .json()
                        .path("items")
                        .size())
                .isEqualTo(1);
        chloe.post(place + "/restoration", null).is(200);
        assertThat(chloe.get("questions?q=queues&origin=WORKSPACE&tag=queues")
                        .json()
                        .path("items")
                        .size())
                .isEqualTo(1);
    }

    @Test
    void nobodyOverwritesWhatTheyHaveNotSeen() {
        var made = chloe.post("questions", QUESTION.formatted("A queue"));
        String place = String.valueOf(made.header("Location"));
        chloe.put(place, QUESTION.formatted("Unseen")).refuses(428);
        chloe.put(place, QUESTION.formatted("Seen"), "If-Match", made.tag()).is(200);

        var stale = chloe.put(place, QUESTION.formatted("Late"), "If-Match", made.tag())
                .refuses(412);
        assertThat(stale.json().path("current")).isEqualTo(chloe.get(place).json());
        assertThat(stale.tag()).isEqualTo(chloe.get(place).tag());
        chloe.put(place, QUESTION.formatted("Weak"), "If-Match", "W/" + stale.tag())
                .refuses(412);
    }

    @Test
    void whatDidNotChangeIsNotSentAgain() {
        var made = chloe.post("questions", QUESTION.formatted("A queue"));
        String place = String.valueOf(made.header("Location"));
        var same = chloe.get(place, "If-None-Match", "\"other\", " + made.tag()).is(304);
        assertThat(same.text()).isEmpty();
        assertThat(same.tag()).isEqualTo(made.tag());
        assertThat(same.header("Cache-Control")).isEqualTo("private, no-cache");
        chloe.get(place, "If-None-Match", "\"other\"").is(200);
    }

    @Test
    void whatIsWrongIsNamed() {
        chloe.post("questions", "{\"title\":\"x\",\"colour\":1}").refuses(400).naming("/colour");
        chloe.post("questions", "{\"title\":\"x\",\"followUps\":[{\"asks\":\"?\"}]}")
                .refuses(400)
                .naming("/followUps/0/asks");
        chloe.post("questions", "{\"title\":\"x\",\"title\":\"y\"}").refuses(400);
        chloe.post("questions", "{\"minutes\":\"15\"}").refuses(400).naming("/minutes");
        chloe.post("questions", "{").refuses(400).naming("");
        chloe.post("questions", "{}").refuses(422).naming("/title").naming("/prompt");
        chloe.post("questions", QUESTION.formatted("x").replace("15", "500"))
                .refuses(422)
                .naming("/minutes");
        chloe.post("questions", QUESTION.formatted("x").replace("\"1\"", "\"9\""))
                .refuses(422)
                .naming("/anchors/9");
        chloe.post("questions", QUESTION.formatted("x").replace("\"queues\"", "null"))
                .refuses(422)
                .naming("/tags/0");
        chloe.get("questions?archived=perhaps").refuses(400).naming("archived");
        chloe.get("questions?limit=101").refuses(400).naming("limit");
        chloe.get("questions?limit=0").refuses(400).naming("limit");
        chloe.get("questions?cursor=nonsense").refuses(400).naming("cursor");
    }

    @Test
    void theCommonRefusalsAreProblemsToo() {
        chloe.get("questions/" + people.ada().accountId()).refuses(404);
        chloe.get("questions/not-an-id").refuses(404);
        chloe.get("nothing-here").refuses(404);
        var unused = chloe.send(HttpMethod.PATCH, "questions", "{}").refuses(405);
        assertThat(unused.header("Allow")).contains("GET", "POST");
        chloe.send(HttpMethod.OPTIONS, "questions", null).refuses(405);
        chloe.get("questions", "Accept", "image/png").refuses(406);
        var plain = web.post()
                .uri("/api/v1/workspaces/" + people.ada().workspaceSlug() + "/questions")
                .header("Authorization", "Bearer " + chloe.token())
                .contentType("text/plain")
                .content("x")
                .exchange();
        new Program.Answer(plain).refuses(415);
        Program.of(house, web, people.ben()).get("questions").refuses(403);
        Program.of(house, web, people.chloe(), "sets:read").get("questions").refuses(403);
    }

    @Test
    void aLibraryQuestionIsCopiedToBeChanged() {
        var first = chloe.get("questions?origin=LIBRARY&limit=1")
                .is(200)
                .json()
                .path("items")
                .get(0);
        String place = "questions/" + first.path("id").asString();
        chloe.put(
                        place,
                        QUESTION.formatted("Mine"),
                        "If-Match",
                        chloe.get(place).tag())
                .refuses(409);
        var copy = chloe.post(place + "/copies", null).is(201);
        assertThat(copy.json().path("copiedFrom").asString())
                .isEqualTo(first.path("id").asString());
        assertThat(copy.json().path("origin").asString()).isEqualTo("WORKSPACE");
    }
}
