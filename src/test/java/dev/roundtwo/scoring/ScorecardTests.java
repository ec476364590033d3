package dev.roundtwo.scoring;

import static dev.roundtwo.scoring.Table.edit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.roundtwo.Cast;
import dev.roundtwo.ModuleTest;
import dev.roundtwo.platform.NotFound;
import dev.roundtwo.platform.RuleBroken;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.transaction.support.TransactionTemplate;

@ModuleTest
@RecordApplicationEvents
class ScorecardTests {

    @Autowired
    Scorecards cards;

    @Autowired
    Debriefs debriefs;

    @Autowired
    Cast cast;

    @Autowired
    ApplicationEvents facts;

    @Autowired
    JdbcClient sql;

    @Autowired
    TransactionTemplate transaction;

    Table table;
    UUID card;

    @BeforeEach
    void openACard() {
        table = Table.set(cast);
        card = table.open(cards, table.ada());
    }

    @Test
    void openingTwiceGivesTheSameCardWithTheRubricFrozenIn() {
        assertThat(table.open(cards, table.ada())).isEqualTo(card);
        assertThat(mine().rubric().competencies())
                .extracting(Competency::key)
                .containsExactly("reliability", "scalability", "async", "operations", "tradeoffs");
    }

    @Test
    void aSavedFieldStandsWithItsNextVersion() {
        assertThat(save("note.async", 0, "Named the outbox")).isEqualTo(new Saved.Applied(1));
        assertThat(save("note.async", 1, "Named the outbox at once")).isEqualTo(new Saved.Applied(2));
        assertThat(mine().note("async")).isEqualTo("Named the outbox at once");
        assertThat(mine().version("note.async")).isEqualTo(2);
    }

    @Test
    void whatWasSentGoesWithItsCardOnly() {
        save("summary", 0, "First");
        assertThat(changed("update scorecard_edit set value = 'x' where scorecard_id = ?"))
                .isZero();
        assertThat(changed("delete from scorecard_edit where scorecard_id = ?")).isZero();
        assertThat(table.in(() -> cards.history(table.ada(), card))).hasSize(1);

        assertThat(changed("delete from scorecard where id = ?")).isOne();
        Integer left = table.in(() ->
                transaction.execute(status -> sql.sql("select count(*) from scorecard_edit where scorecard_id = ?")
                        .param(card)
                        .query(Integer.class)
                        .single()));
        assertThat(left).isZero();
    }

    private int changed(String statement) {
        return table.in(() ->
                transaction.execute(status -> sql.sql(statement).param(card).update()));
    }

    @Test
    void theLaterOfTwoIsToldWhatStandsAndItsTextIsKept() {
        save("summary", 0, "First tab");
        assertThat(save("summary", 0, "Second tab")).isInstanceOfSatisfying(Saved.Conflict.class, conflict -> {
            assertThat(conflict.theirs()).isEqualTo("First tab");
            assertThat(conflict.version()).isEqualTo(1);
            assertThat(conflict.by()).isEqualTo("Ada");
        });
        assertThat(mine().value("summary")).isEqualTo("First tab");
        assertThat(table.in(() -> cards.history(table.ada(), card)))
                .extracting(PastEdit::value, PastEdit::applied)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("First tab", true),
                        org.assertj.core.groups.Tuple.tuple("Second tab", false));
    }

    @Test
    void twoWhoWriteTheSameAreNoConflict() {
        save("level.async", 0, "3");
        assertThat(save("level.async", 0, "3")).isEqualTo(new Saved.Applied(1));
    }

    @Test
    void theSameEditSentTwiceIsDoneOnceAndAnsweredTwice() {
        Edit first = edit("note.async", 0, "Once");
        assertThat(save(first)).isEqualTo(new Saved.Applied(1));
        save("note.async", 1, "Changed since");
        assertThat(save(first)).isEqualTo(new Saved.Applied(1));
        Edit late = edit("note.async", 1, "Too late");
        Saved answer = save(late);
        save("note.async", 2, "And again");
        assertThat(save(late)).isEqualTo(answer).isInstanceOf(Saved.Conflict.class);
        assertThat(mine().note("async")).isEqualTo("And again");
        assertThat(table.in(() -> cards.history(table.ada(), card))).hasSize(4);
    }

    @Test
    void anEditsIdIsGoodForOneTextOnly() {
        Edit first = edit("note.async", 0, "Once");
        save(first);
        refused("scoring.edit.reused", new Edit(first.id(), "note.async", 0, "Something else"));
        refused("scoring.edit.reused", new Edit(first.id(), "note.operations", 0, "Once"));
        assertThat(mine().note("operations")).isEmpty();
    }

    @Test
    void ofTwentyParallelSavesOneWinsAndNineteenAreKeptAside() throws Exception {
        save("summary", 0, "Before");
        List<Saved> answers = inParallel(20, number -> save("summary", 1, "Text " + number));
        assertThat(answers).filteredOn(Saved.Applied.class::isInstance).hasSize(1);
        String winner = mine().value("summary");
        assertThat(answers)
                .filteredOn(Saved.Conflict.class::isInstance)
                .hasSize(19)
                .allSatisfy(
                        answer -> assertThat(((Saved.Conflict) answer).theirs()).isEqualTo(winner));
        List<PastEdit> kept = table.in(() -> cards.history(table.ada(), card));
        assertThat(kept).filteredOn(PastEdit::applied).hasSize(2);
        assertThat(kept).extracting(PastEdit::value).hasSize(21).doesNotHaveDuplicates();
    }

    @Test
    void theFirstTextOfAFieldIsWonByOneOfTwenty() throws Exception {
        List<Saved> answers = inParallel(20, number -> save("note.async", 0, "Text " + number));
        assertThat(answers).filteredOn(Saved.Applied.class::isInstance).hasSize(1);
        assertThat(table.in(() -> cards.history(table.ada(), card))).hasSize(20);
    }

    @Test
    void oneEditSentByTwentyAtOnceIsDoneOnce() throws Exception {
        save("summary", 0, "Before");
        Edit edit = edit("summary", 1, "From the queue");
        assertThat(inParallel(20, number -> save(edit))).containsOnly(new Saved.Applied(2));
        assertThat(table.in(() -> cards.history(table.ada(), card))).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "level.async, 5, scoring.field.level",
        "level.async, high, scoring.field.level",
        "level.charm, 3, scoring.field.unknown",
        "note.charm, Nice, scoring.field.unknown",
        "recommendation, MAYBE, scoring.field.value",
        "point.1.p2, maybe, scoring.field.value",
        "point.one, yes, scoring.field.unknown",
        "salary, 3, scoring.field.unknown",
    })
    void whatCannotStandIsRefusedAndNamesTheField(String field, String value, String code) {
        Edit edit = edit(field, 0, value);
        assertThatExceptionOfType(RuleBroken.class).isThrownBy(() -> save(edit)).satisfies(broken -> {
            assertThat(broken.code()).isEqualTo(code);
            assertThat(broken.arguments()).contains(field);
        });
        assertThat(mine().fields()).isEmpty();
    }

    @Test
    void textsHaveTheirLengths() {
        assertThat(save("note.async", 0, "x".repeat(4_000))).isInstanceOf(Saved.Applied.class);
        refused("scoring.field.long", edit("note.async", 1, "x".repeat(4_001)));
        assertThat(save("summary", 0, "x".repeat(8_000))).isInstanceOf(Saved.Applied.class);
        refused("scoring.field.long", edit("summary", 1, "x".repeat(8_001)));
        refused("scoring.field.value", edit("summary", 1, "a\0b"));
        refused("scoring.field.value", edit("summary", 1, "half a pair \ud83d"));
        refused("scoring.field.unknown", edit("point.100.p0", 0, "yes"));
    }

    @Test
    void pointsHeardAreFieldsToo() {
        save("point.0.p2", 0, "yes");
        save("point.1.p3", 0, "yes");
        save("point.1.p0", 0, "yes");
        save("point.1.p0", 1, "");
        assertThat(mine().points()).containsExactly("point.0.p2", "point.1.p3");
    }

    @Test
    void submittingNamesWhatIsMissing() {
        save("level.async", 0, "3");
        assertThatExceptionOfType(RuleBroken.class)
                .isThrownBy(() -> table.submit(cards, table.ada(), card))
                .satisfies(broken -> {
                    assertThat(broken.code()).isEqualTo("scoring.card.incomplete");
                    assertThat(broken.arguments()[0].toString())
                            .contains("Reliability under failure", "Recommendation")
                            .doesNotContain("Async");
                });
        assertThat(mine().submitted()).isFalse();
    }

    @Test
    void aCompetencyMayBeLeftOutOnPurpose() {
        table.fill(cards, table.ada(), card, 3, "YES");
        save("level.scalability", 1, "0");
        table.submit(cards, table.ada(), card);
        assertThat(mine().submitted()).isTrue();
        assertThat(mine().level("scalability")).isZero();
        assertThat(facts.stream(CardSubmitted.class))
                .containsExactly(new CardSubmitted(
                        table.host().workspaceId(), table.subject(), table.ada().id()));
    }

    @Test
    void aSubmittedCardIsLockedButAnOldEditStillGetsItsAnswer() {
        Edit sent = edit("summary", 0, "Sent before");
        save(sent);
        table.fill(cards, table.ada(), card, 3, "YES");
        table.submit(cards, table.ada(), card);
        table.submit(cards, table.ada(), card);
        assertThat(save(sent)).isEqualTo(new Saved.Applied(1));
        refused("scoring.card.submitted", edit("summary", 1, "Too late"));
        assertThat(mine().value("summary")).isEqualTo("Sent before");
    }

    @Test
    void reopeningNeedsAReasonAndIsAFact() {
        table.fill(cards, table.ada(), card, 3, "YES");
        table.submit(cards, table.ada(), card);
        assertThatExceptionOfType(RuleBroken.class).isThrownBy(() -> reopen("oops"));
        assertThatExceptionOfType(RuleBroken.class).isThrownBy(() -> reopen("x".repeat(501)));
        assertThat(mine().submitted()).isTrue();
        reopen("I mixed up two candidates");
        assertThat(mine().submitted()).isFalse();
        assertThat(save("summary", 0, "Put right")).isEqualTo(new Saved.Applied(1));
        assertThat(facts.stream(CardReopened.class))
                .extracting(CardReopened::reason)
                .containsExactly("I mixed up two candidates");
    }

    @Test
    void afterTheDecisionNoCardIsReopened() {
        table.fill(cards, table.ada(), card, 3, "YES");
        table.submit(cards, table.ada(), card);
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

    @Test
    void nobodyButItsRaterFindsACard() {
        Rater chloe = table.chloe();
        notFound(() -> cards.mine(chloe, table.subject()));
        notFound(() -> cards.save(chloe, card, edit("summary", 0, "Not mine")));
        notFound(() -> cards.history(chloe, card));
        notFound(() -> {
            cards.submit(chloe, card);
            return true;
        });
        notFound(() -> {
            cards.reopen(chloe, card, "I want to read this one");
            return true;
        });
    }

    @Test
    void fromElsewhereThereIsNoCardEvenForItsRater() throws Exception {
        var charlie = cast.people().charlie();
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> Cast.in(charlie, () -> cards.mine(table.ada(), table.subject())));
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> Cast.in(charlie, () -> cards.save(table.ada(), card, edit("summary", 0, "x"))));
        assertThat(Cast.in(charlie, () -> cards.states(table.subject()))).isEmpty();
    }

    @Test
    void othersLearnOnlyWhetherACardIsSubmitted() {
        table.open(cards, table.chloe());
        table.fill(cards, table.ada(), card, 4, "STRONG_YES");
        table.submit(cards, table.ada(), card);
        assertThat(table.in(() -> cards.states(table.subject())))
                .containsExactlyInAnyOrder(
                        new CardState(table.ada().id(), true),
                        new CardState(table.chloe().id(), false));
    }

    private Card mine() {
        return table.in(() -> cards.mine(table.ada(), table.subject()));
    }

    private Saved save(String field, int version, String value) {
        return save(edit(field, version, value));
    }

    private Saved save(Edit edit) {
        return table.in(() -> cards.save(table.ada(), card, edit));
    }

    private void reopen(String reason) {
        table.in(() -> {
            cards.reopen(table.ada(), card, reason);
            return true;
        });
    }

    private void refused(String code, Edit edit) {
        assertThatExceptionOfType(RuleBroken.class)
                .isThrownBy(() -> save(edit))
                .satisfies(broken -> assertThat(broken.code()).isEqualTo(code));
    }

    private void notFound(java.util.concurrent.Callable<?> work) {
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> table.in(work));
    }

    private static <T> List<T> inParallel(int many, java.util.function.IntFunction<T> work) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        List<Future<T>> running = new ArrayList<>();
        List<T> results = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int number = 0; number < many; number++) {
                int mine = number;
                running.add(threads.submit(() -> {
                    start.await();
                    return work.apply(mine);
                }));
            }
            start.countDown();
            for (Future<T> one : running) {
                results.add(one.get());
            }
        }
        return results;
    }
}
