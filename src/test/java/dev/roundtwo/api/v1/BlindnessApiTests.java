package dev.roundtwo.api.v1;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtwo.Cast;
import dev.roundtwo.ModuleTest;
import dev.roundtwo.StatementCounter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/**
 * Whole answers, byte by byte and header by header, before and after somebody else scores (v5.0.0-8.2.3, v5.0.0-8.3.1): not
 * a count, a tag, an error or an order tells anything.
 */
@ModuleTest
class BlindnessApiTests {

    /** An error names its request, and each has its own. */
    private static final Pattern OWN_ID = Pattern.compile("\"correlationId\":\"[^\"]+\"");

    private static final List<String> ALL = List.of(
            "interviews",
            "interviews?status=LIVE",
            "%s",
            "%s/timeline",
            "%s/scorecards",
            "%s/scorecards/mine",
            "%s/scorecards/mine/fields/level.async",
            "%s/debrief",
            "%s/feedback",
            "%s/feedback/draft");

    @Autowired
    ApplicationContext house;

    @Autowired
    MockMvcTester web;

    @Autowired
    Cast cast;

    Stage stage;
    String panel;

    @BeforeEach
    void aPanelThatTalks() {
        stage = Stage.of(house, web, cast);
        panel = stage.panel();
        stage.start(panel);
    }

    @Test
    void anothersScoringChangesNothingThatAnybodyElseReads() {
        var chloe = read(stage.chloe());
        var dmitri = read(stage.dmitri());
        var ben = read(stage.ben());
        stage.score(stage.ada(), panel, "4");
        assertThat(read(stage.chloe())).isEqualTo(chloe);
        assertThat(read(stage.dmitri())).isEqualTo(dmitri);
        assertThat(read(stage.ben())).isEqualTo(ben);
    }

    @Test
    void aSubmissionTellsThatItWasMadeAndNothingElse() {
        stage.score(stage.chloe(), panel, "2");
        stage.score(stage.ada(), panel, "4");
        stage.finish(panel);
        var chloe = read(stage.chloe());
        var ben = read(stage.ben());
        stage.ada().post(panel + "/scorecards/mine/submission", null).is(200);

        assertThat(read(stage.ben())).as("the candidate").isEqualTo(ben);
        Map<String, String> after = read(stage.chloe());
        List<String> told = List.of("%s/timeline".formatted(panel), "%s/scorecards".formatted(panel));
        assertThat(without(after, told)).isEqualTo(without(chloe, told));
        stage.chloe().get(panel + "/debrief").refuses(409);
        var states = stage.chloe().get(panel + "/scorecards").json().path("items");
        assertThat(states.valueStream()
                        .map(one -> one.path("name").asString() + " "
                                + one.path("submitted").asBoolean()))
                .containsExactlyInAnyOrder("Ada true", "Chloé false");
        assertThat(stage.chloe().get(panel + "/timeline").text())
                .contains("CARD_SUBMITTED")
                .doesNotContain("A summary at 4");
    }

    @Test
    void aGuessChangesNothingThatAnybodyReadsBeforeTheDebrief() {
        stage.score(stage.ada(), panel, "4");
        stage.score(stage.chloe(), panel, "2");
        stage.finish(panel);
        stage.ada().post(panel + "/scorecards/mine/submission", null).is(200);
        List<Program> readers = List.of(stage.ada(), stage.chloe(), stage.dmitri(), stage.ben());
        List<Map<String, String>> before = readers.stream().map(this::read).toList();
        stage.guess(panel, "STRONG_NO");
        assertThat(readers.stream().map(this::read).toList()).isEqualTo(before);
        stage.chloe().post(panel + "/scorecards/mine/submission", null).is(200);
        var turn = stage.chloe().get(panel + "/debrief").is(200).json().at("/turns/0");
        assertThat(turn.at("/guess/recommendation").asString()).isEqualTo("STRONG_NO");
        assertThat(turn.at("/guess/levels").size()).isZero();
    }

    @Test
    void theReaderWithoutASeatFindsNoCards() {
        Program admin = stage.ada(); // owns the workspace; a panel without her
        String theirs = "interviews/"
                + stage.chloe()
                        .post("interviews", """
                                {"title":"Without Ada","set":"%s","candidate":{"name":"Ben Okafor"},"mails":false}""".formatted(stage.set()))
                        .is(201)
                        .json()
                        .path("id")
                        .asString();
        admin.get(theirs).is(200);
        for (String part :
                List.of("timeline", "scorecards", "scorecards/mine", "debrief", "feedback", "feedback/draft")) {
            admin.get(theirs + "/" + part).refuses(404);
        }
    }

    @Test
    void allSeeAllWhenAllHaveSubmitted() {
        stage.score(stage.ada(), panel, "4");
        stage.score(stage.chloe(), panel, "2");
        stage.ada().post(panel + "/scorecards/mine/submission", null).is(200);
        stage.chloe().post(panel + "/scorecards/mine/submission", null).is(200);
        stage.chloe().get(panel + "/debrief").refuses(409);
        stage.finish(panel);
        for (Program reader : List.of(stage.ada(), stage.chloe(), stage.dmitri())) {
            var turn = reader.get(panel + "/debrief").is(200).json().at("/turns/0");
            assertThat(turn.path("raters").size()).isEqualTo(2);
            assertThat(turn.at("/competencies/0/spread").asInt()).isEqualTo(2);
        }
        stage.ben().get(panel + "/debrief").refuses(404);
        stage.ben().get(panel + "/scorecards").refuses(404);
        stage.ben().get(panel + "/feedback").refuses(404);
        stage.ben().get(panel + "/feedback/draft").refuses(404);
        assertThat(stage.ada()
                        .get(panel + "/feedback/draft")
                        .is(200)
                        .json()
                        .path("text")
                        .asString())
                .startsWith("Thank you");
        stage.dmitri().get(panel + "/feedback/draft").refuses(404);
    }

    /** How long an answer takes tells nothing either: it is the same work, statement by statement. */
    @Test
    void noAnswerIsMoreOrLessWorkForAnothersCard() throws Exception {
        stage.score(stage.chloe(), panel, "2");
        List<Program> readers = List.of(stage.chloe(), stage.dmitri(), stage.ben());
        for (Program reader : readers) {
            read(reader);
        }
        var untouched = work(readers);
        assertThat(untouched).as("or nothing was counted").hasSizeGreaterThan(60);
        stage.score(stage.ada(), panel, "4");
        assertThat(work(readers)).as("filled").isEqualTo(untouched);
        stage.ada().post(panel + "/scorecards/mine/submission", null).is(200);
        assertThat(work(readers)).as("submitted").isEqualTo(untouched);
    }

    private List<String> work(List<Program> readers) throws Exception {
        return StatementCounter.during(() -> readers.stream().map(this::read).toList());
    }

    /** What the reader gets to read of everything there is, whole. */
    private Map<String, String> read(Program reader) {
        Map<String, String> answers = new LinkedHashMap<>();
        for (String path : ALL) {
            String place = path.formatted(panel);
            Program.Answer answer = reader.get(place);
            Map<String, Object> headers = new TreeMap<>();
            for (String name : answer.result().getResponse().getHeaderNames()) {
                if (!name.startsWith("RateLimit") && !name.equals("X-Correlation-Id")) {
                    headers.put(name, answer.result().getResponse().getHeaders(name));
                }
            }
            answers.put(
                    place,
                    answer.status() + " " + headers + " "
                            + OWN_ID.matcher(answer.text()).replaceAll(""));
        }
        return answers;
    }

    private static Map<String, String> without(Map<String, String> answers, List<String> places) {
        Map<String, String> rest = new LinkedHashMap<>(answers);
        rest.keySet().removeAll(places);
        return rest;
    }
}
