package dev.roundtwo.api.v1;

import static dev.roundtwo.Cast.as;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtwo.Cast;
import dev.roundtwo.ModuleTest;
import dev.roundtwo.tenancy.Member;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** What comes of a talk, for programs: the decision for who decides, the feedback for whom it is about (v5.0.0-8.2.2). */
@ModuleTest
class OutcomeApiTests {

    @Autowired
    ApplicationContext house;

    @Autowired
    MockMvcTester web;

    @Autowired
    Cast cast;

    Stage stage;
    String panel;

    @BeforeEach
    void aTalkIsOver() {
        stage = Stage.of(house, web, cast);
        panel = stage.panel();
        stage.start(panel);
        stage.score(stage.ada(), panel, "4");
        stage.score(stage.chloe(), panel, "3");
        stage.ada().post(panel + "/scorecards/mine/submission", null).is(200);
        stage.chloe().post(panel + "/scorecards/mine/submission", null).is(200);
        stage.finish(panel);
    }

    @Test
    void theDecisionStandsInTheDebrief() {
        assertThat(stage.chloe()
                        .get(panel + "/debrief")
                        .is(200)
                        .json()
                        .at("/turns/0/decision")
                        .isNull())
                .isTrue();
        page("/debrief/decision", "verdict", "ADVANCE", "reason", "Both would.", "seen", "0");
        var decision = stage.chloe().get(panel + "/debrief").is(200).json().at("/turns/0/decision");
        assertThat(decision.toString()).contains("ADVANCE", "Both would.");
        stage.ben().get(panel + "/debrief").refuses(404);
    }

    @Test
    void theCandidateReadsTheFeedbackOnceItIsPublished() {
        stage.ben().get(panel + "/feedback").refuses(404);
        page("/feedback/publication", "version", "0", "text", "Well **done**");
        assertThat(stage.ben().get(panel + "/feedback").is(200).text())
                .contains("Well **done**")
                .doesNotContain("A summary at");
        stage.ben().get(panel + "/feedback/draft").refuses(404);
        Program.of(house, web, stage.people().charlie())
                .get(panel + "/feedback")
                .refuses(404);
    }

    private void page(String act, String... fields) {
        Member ada = stage.people().ada();
        var request = web.post()
                .uri("/w/" + ada.workspaceSlug() + "/" + panel.replace("interviews", "rooms") + act)
                .with(as(ada));
        for (int i = 0; i < fields.length; i += 2) {
            request.param(fields[i], fields[i + 1]);
        }
        assertThat(request).hasStatus3xxRedirection();
    }
}
