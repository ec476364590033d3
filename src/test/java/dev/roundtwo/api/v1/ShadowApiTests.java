package dev.roundtwo.api.v1;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtwo.Cast;
import dev.roundtwo.ModuleTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** By API too: Dmitri shadows Ada's panel, writes a card of his own, and it counts for nothing. */
@ModuleTest
class ShadowApiTests {

    @Autowired
    ApplicationContext house;

    @Autowired
    MockMvcTester web;

    @Autowired
    Cast cast;

    Stage stage;
    String panel;

    @BeforeEach
    void dmitriShadows() {
        stage = Stage.of(house, web, cast);
        String body = stage.plan(stage.set(), "null").replace("\"observers\"", "\"shadows\"");
        panel = "interviews/"
                + stage.ada().post("interviews", body).is(201).json().path("id").asString();
        stage.start(panel);
    }

    @Test
    void theSeatIsToldAndFound() {
        var seats = stage.ada().get(panel).is(200).json().path("seats");
        assertThat(seats.valueStream()
                        .filter(seat -> seat.path("name").asString().equals("Dmitri")))
                .singleElement()
                .satisfies(seat -> {
                    assertThat(seat.path("part").asString()).isEqualTo("OBSERVER");
                    assertThat(seat.path("shadowing").asBoolean()).isTrue();
                });
        assertThat(stage.dmitri().get(panel).json().path("myPart").asString()).isEqualTo("OBSERVER");
        assertThat(stage.dmitri().get(panel).json().path("shadowing").asBoolean())
                .isTrue();
        assertThat(stage.dmitri()
                        .get("interviews?role=OBSERVER")
                        .json()
                        .path("items")
                        .size())
                .isOne();
    }

    @Test
    void theCardIsBlindUntilItIsInAndCountsForNothing() {
        stage.score(stage.ada(), panel, "4");
        stage.score(stage.chloe(), panel, "3");
        stage.score(stage.dmitri(), panel, "1");
        stage.ada().post(panel + "/scorecards/mine/submission", null).is(200);
        stage.chloe().post(panel + "/scorecards/mine/submission", null).is(200);
        stage.finish(panel);

        assertThat(stage.ada().get(panel + "/debrief").is(200).text()).doesNotContain("Dmitri");
        stage.dmitri().get(panel + "/debrief").refuses(409);
        stage.dmitri().get(panel + "/feedback").refuses(409);
        stage.dmitri().get(panel + "/feedback/draft").refuses(404);

        stage.dmitri().post(panel + "/scorecards/mine/submission", null).is(200);
        for (Program reader : new Program[] {stage.ada(), stage.dmitri()}) {
            var turn = reader.get(panel + "/debrief").is(200).json().at("/turns/0");
            assertThat(turn.path("raters").size()).isEqualTo(3);
            assertThat(turn.at("/raters/2/name").asString()).isEqualTo("Dmitri");
            assertThat(turn.at("/raters/2/shadow").asBoolean()).isTrue();
            assertThat(turn.at("/raters/0/shadow").asBoolean()).isFalse();
            assertThat(turn.at("/competencies/0/spread").asInt()).isOne();
        }
    }
}
