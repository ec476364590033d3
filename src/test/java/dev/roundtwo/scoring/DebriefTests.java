package dev.roundtwo.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.roundtwo.Cast;
import dev.roundtwo.ModuleTest;
import dev.roundtwo.platform.Ids;
import dev.roundtwo.platform.RuleBroken;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

@ModuleTest
@RecordApplicationEvents
class DebriefTests {

    @Autowired
    Scorecards cards;

    @Autowired
    Debriefs debriefs;

    @Autowired
    Feedbacks feedbacks;

    @Autowired
    Cast cast;

    @Autowired
    ApplicationEvents facts;

    Table table;
    UUID adas;
    UUID chloes;
    Set<UUID> both;

    @BeforeEach
    void twoFillTheirCards() {
        table = Table.set(cast);
        adas = table.open(cards, table.ada());
        chloes = table.open(cards, table.chloe());
        both = Set.of(table.ada().id(), table.chloe().id());
        table.fill(cards, table.ada(), adas, 3, "YES");
        table.fill(cards, table.chloe(), chloes, 3, "NO");
        table.save(cards, table.ada(), adas, "level.tradeoffs", 1, "1");
        table.save(cards, table.ada(), adas, "note.operations", 0, "Asked for both nodes' logs first.");
        table.save(cards, table.chloe(), chloes, "level.operations", 1, "4");
        table.save(cards, table.chloe(), chloes, "level.scalability", 1, "0");
        table.save(cards, table.chloe(), chloes, "point.0.p1", 0, "yes");
        table.save(cards, table.chloe(), chloes, "summary", 0, "Good evidence; say what a stop-gap costs.");
    }

    @Test
    void nothingIsLaidOpenWhileOneHasNotSubmitted() {
        table.submit(cards, table.ada(), adas);
        blind(() -> debriefs.of(table.subject(), both, Set.of()));
        blind(() -> decide(0, Decision.Verdict.STOP));
        blind(() -> feedbacks.draft(table.subject(), both));
        blind(() -> feedbacks.save(table.ada(), table.subject(), both, Table.edit("text", 0, "Dear Ben")));
        blind(() -> feedbacks.history(table.subject(), both));
        blind(() -> feedbacks.publish(table.ada(), table.subject(), both, 0, true));
        assertThat(table.in(() -> feedbacks.read(table.subject()))).isEmpty();
    }

    @Test
    void whoNeverOpenedACardHasNotSubmittedEither() {
        bothSubmit();
        blind(() -> debriefs.of(
                table.subject(), Set.of(table.ada().id(), table.chloe().id(), Ids.next()), Set.of()));
        blind(() -> debriefs.of(table.subject(), Set.of(), Set.of()));
    }

    @Test
    void whoIsReopenedMakesAllBlindAgain() {
        bothSubmit();
        table.in(() -> {
            cards.reopen(table.chloe(), chloes, "I forgot the second half");
            return true;
        });
        blind(() -> debriefs.of(table.subject(), both, Set.of()));
    }

    @Test
    void disagreementStandsFirstAndTwoLevelsAreMarked() {
        bothSubmit();
        Debrief debrief = table.in(() -> debriefs.of(table.subject(), both, Set.of()));
        assertThat(debrief.rows())
                .extracting(Debrief.Row::key)
                .startsWith("tradeoffs", "operations")
                .hasSize(5);
        assertThat(debrief.rows().getFirst().apart()).isTrue();
        assertThat(debrief.rows().get(1).apart()).isFalse();
        assertThat(debrief.disagreements()).isEqualTo(1);
        assertThat(debrief.rows().get(1).cells())
                .containsExactly(
                        new Debrief.Cell("Ada", true, 3, "Asked for both nodes' logs first."),
                        new Debrief.Cell("Chloé", true, 4, ""));
        assertThat(debrief.rows())
                .filteredOn(row -> row.key().equals("scalability"))
                .allSatisfy(row -> {
                    assertThat(row.spread()).isZero();
                    assertThat(row.cells()).extracting(Debrief.Cell::level).containsExactly(3, 0);
                });
        assertThat(debrief.tally())
                .containsExactly(new Debrief.Count(Recommendation.NO, 1), new Debrief.Count(Recommendation.YES, 1));
        assertThat(debrief.columns()).extracting(Debrief.Column::name).containsExactly("Ada", "Chloé");
        assertThat(debrief.columns().get(1).points()).containsExactly("point.0.p1");
    }

    @Test
    void aDecisionStandsOnTheOneBeforeIt() {
        bothSubmit();
        table.in(() -> decide(0, Decision.Verdict.UNDECIDED));
        assertThatExceptionOfType(RuleBroken.class)
                .isThrownBy(() -> table.in(() -> decide(0, Decision.Verdict.STOP)))
                .satisfies(broken -> assertThat(broken.code()).isEqualTo("scoring.decision.changed"));
        table.in(() -> decide(1, Decision.Verdict.ADVANCE));
        assertThat(table.in(() -> debriefs.of(table.subject(), both, Set.of())).decision())
                .isNotNull()
                .satisfies(decision -> {
                    assertThat(decision.number()).isEqualTo(2);
                    assertThat(decision.verdict()).isEqualTo(Decision.Verdict.ADVANCE);
                    assertThat(decision.by()).isEqualTo("Ada");
                });
        assertThat(facts.stream(DecisionRecorded.class)).hasSize(2);
    }

    @Test
    void theFirstDraftSpeaksToTheCandidateAndNamesNobody() {
        bothSubmit();
        String draft = table.in(() -> feedbacks.draft(table.subject(), both)).text();
        assertThat(draft)
                .contains(
                        "What went well",
                        "**Observability and operations.** You came across as someone who forms rival")
                .as("the cards are two levels apart on it")
                .contains("To talk about", "**Real-world trade-offs.** We did not all see this the same way")
                .as("what was written for the interviewers stays theirs")
                .doesNotContain("Asked for both nodes' logs first.", "Good evidence; say what a stop-gap costs.")
                .doesNotContain("Ada", "Chloé", "Level", "level", "What we heard");
        String withPoints = table.in(() -> feedbacks.draft(table.subject(), both, fields -> fields.stream()
                        .map("Heard at "::concat)
                        .toList()))
                .text();
        assertThat(withPoints).contains("What we heard from you", "- Heard at point.0.p1");
    }

    @Test
    void twoEditorsOfTheFeedbackLoseNeitherText() {
        bothSubmit();
        assertThat(table.in(() -> feedbacks.save(
                        table.ada(), table.subject(), both, Table.edit("text", 0, "Dear Ben, well done"))))
                .isEqualTo(new Saved.Applied(1));
        assertThat(table.in(() ->
                        feedbacks.save(table.chloe(), table.subject(), both, Table.edit("text", 0, "Dear Ben, hm"))))
                .isInstanceOfSatisfying(Saved.Conflict.class, conflict -> {
                    assertThat(conflict.theirs()).isEqualTo("Dear Ben, well done");
                    assertThat(conflict.by()).isEqualTo("Ada");
                });
        assertThat(table.in(() -> feedbacks.history(table.subject(), both)))
                .extracting(PastEdit::value, PastEdit::by, PastEdit::applied)
                .contains(org.assertj.core.groups.Tuple.tuple("Dear Ben, hm", "Chloé", false));
    }

    @Test
    void publishedFeedbackStaysAndACorrectionIsANewOne() {
        bothSubmit();
        table.in(() -> feedbacks.save(table.ada(), table.subject(), both, Table.edit("text", 0, "Well done")));
        assertThatExceptionOfType(RuleBroken.class)
                .isThrownBy(() -> table.in(() -> feedbacks.publish(table.ada(), table.subject(), both, 0, false)))
                .satisfies(broken -> assertThat(broken.code()).isEqualTo("scoring.feedback.changed"));
        table.in(() -> feedbacks.publish(table.ada(), table.subject(), both, 1, false));
        table.in(() -> feedbacks.save(table.ada(), table.subject(), both, Table.edit("text", 1, "Very well done")));
        assertThat(read()).satisfies(feedback -> {
            assertThat(feedback.text()).isEqualTo("Well done");
            assertThat(feedback.results()).isEmpty();
        });
        table.in(() -> feedbacks.publish(table.ada(), table.subject(), both, 2, true));
        assertThat(read()).satisfies(feedback -> {
            assertThat(feedback.number()).isEqualTo(2);
            assertThat(feedback.text()).isEqualTo("Very well done");
            assertThat(feedback.results())
                    .filteredOn(result -> result.name().startsWith("Observability"))
                    .extracting(Feedback.Result::level)
                    .containsExactly(4);
        });
        assertThat(table.in(() -> feedbacks.publications(table.subject())))
                .extracting(Feedback::text)
                .containsExactly("Very well done", "Well done");
        assertThat(facts.stream(FeedbackPublished.class))
                .extracting(FeedbackPublished::number)
                .containsExactly(1, 2);
    }

    @Test
    void fromElsewhereThereIsNothingToRead() throws Exception {
        bothSubmit();
        table.in(() -> feedbacks.publish(table.ada(), table.subject(), both, 0, true));
        var charlie = cast.people().charlie();
        assertThat(Cast.in(charlie, () -> feedbacks.read(table.subject()))).isEmpty();
        assertThat(Cast.in(charlie, () -> debriefs.decision(table.subject()))).isEmpty();
        assertThatExceptionOfType(RuleBroken.class)
                .isThrownBy(() -> Cast.in(charlie, () -> debriefs.of(table.subject(), both, Set.of())));
    }

    private Feedback read() {
        return table.in(() -> feedbacks.read(table.subject())).orElseThrow();
    }

    private Decision decide(int seen, Decision.Verdict verdict) {
        return debriefs.decide(
                table.ada(), table.subject(), both, seen, verdict, "Two of us would work with him tomorrow");
    }

    private void bothSubmit() {
        table.submit(cards, table.ada(), adas);
        table.submit(cards, table.chloe(), chloes);
    }

    private void blind(Callable<?> work) {
        assertThatExceptionOfType(RuleBroken.class)
                .isThrownBy(() -> table.in(work))
                .satisfies(broken -> {
                    assertThat(broken.code()).isEqualTo("scoring.debrief.blind");
                    assertThat(broken.arguments()).isEmpty();
                });
    }
}
