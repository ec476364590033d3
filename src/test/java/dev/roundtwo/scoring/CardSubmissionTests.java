package dev.roundtwo.scoring;

import static dev.roundtwo.scoring.Table.edit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.roundtwo.Cast;
import dev.roundtwo.ModuleTest;
import dev.roundtwo.platform.RuleBroken;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

@ModuleTest
@RecordApplicationEvents
class CardSubmissionTests {

    @Autowired
    Scorecards cards;

    @Autowired
    Debriefs debriefs;

    @Autowired
    Cast cast;

    @Autowired
    ApplicationEvents facts;

    Table table;
    AdasCard card;

    @BeforeEach
    void openACard() {
        table = Table.set(cast);
        card = AdasCard.open(cards, table);
    }

    @Test
    void submittingNamesWhatIsMissing() {
        card.save("level.async", 0, "3");
        assertThatExceptionOfType(RuleBroken.class)
                .isThrownBy(() -> table.submit(cards, table.ada(), card.id()))
                .satisfies(broken -> {
                    assertThat(broken.code()).isEqualTo("scoring.card.incomplete");
                    assertThat(broken.arguments()[0].toString())
                            .contains("Reliability under failure", "Recommendation")
                            .doesNotContain("Async");
                });
        assertThat(card.mine().submitted()).isFalse();
    }

    @Test
    void aCompetencyMayBeLeftOutOnPurpose() {
        table.fill(cards, table.ada(), card.id(), 3, "YES");
        card.save("level.scalability", 1, "0");
        table.submit(cards, table.ada(), card.id());
        assertThat(card.mine().submitted()).isTrue();
        assertThat(card.mine().level("scalability")).isZero();
        assertThat(facts.stream(CardSubmitted.class))
                .containsExactly(new CardSubmitted(
                        table.host().workspaceId(), table.subject(), table.ada().id()));
    }

    @Test
    void aSubmittedCardIsLockedButAnOldEditStillGetsItsAnswer() {
        Edit sent = edit("summary", 0, "Sent before");
        card.save(sent);
        table.fill(cards, table.ada(), card.id(), 3, "YES");
        table.submit(cards, table.ada(), card.id());
        table.submit(cards, table.ada(), card.id());
        assertThat(card.save(sent)).isEqualTo(new Saved.Applied(1));
        card.refused("scoring.card.submitted", edit("summary", 1, "Too late"));
        assertThat(card.mine().value("summary")).isEqualTo("Sent before");
    }

    @Test
    void reopeningNeedsAReasonAndIsAFact() {
        table.fill(cards, table.ada(), card.id(), 3, "YES");
        table.submit(cards, table.ada(), card.id());
        assertThatExceptionOfType(RuleBroken.class).isThrownBy(() -> reopen("oops"));
        assertThatExceptionOfType(RuleBroken.class).isThrownBy(() -> reopen("x".repeat(501)));
        assertThat(card.mine().submitted()).isTrue();
        reopen("I mixed up two candidates");
        assertThat(card.mine().submitted()).isFalse();
        assertThat(card.save("summary", 0, "Put right")).isEqualTo(new Saved.Applied(1));
        assertThat(facts.stream(CardReopened.class))
                .extracting(CardReopened::reason)
                .containsExactly("I mixed up two candidates");
    }

    @Test
    void afterTheDecisionNoCardIsReopened() {
        table.fill(cards, table.ada(), card.id(), 3, "YES");
        table.submit(cards, table.ada(), card.id());
        table.in(() -> debriefs.decide(
                table.ada(),
                table.subject(),
                java.util.Set.of(table.ada().id()),
                0,
                Decision.Verdict.ADVANCE,
                "Calm under fire"));
        assertThatExceptionOfType(RuleBroken.class)
                .isThrownBy(() -> reopen("I have changed my mind"))
                .satisfies(broken -> assertThat(broken.code()).isEqualTo("scoring.card.decided"));
    }

    private void reopen(String reason) {
        table.in(() -> {
            cards.reopen(table.ada(), card.id(), reason);
            return true;
        });
    }
}
