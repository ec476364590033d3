package dev.roundtwo.scoring;

import static dev.roundtwo.scoring.Table.edit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtwo.Cast;
import dev.roundtwo.ModuleTest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ModuleTest
class CardConflictTests {

    @Autowired
    Scorecards cards;

    @Autowired
    Cast cast;

    AdasCard card;

    @BeforeEach
    void openACard() {
        card = AdasCard.open(cards, Table.set(cast));
    }

    @Test
    void theLaterOfTwoIsToldWhatStandsAndItsTextIsKept() {
        card.save("summary", 0, "First tab");
        assertThat(card.save("summary", 0, "Second tab")).isInstanceOfSatisfying(Saved.Conflict.class, conflict -> {
            assertThat(conflict.theirs()).isEqualTo("First tab");
            assertThat(conflict.version()).isEqualTo(1);
            assertThat(conflict.by()).isEqualTo("Ada");
        });
        assertThat(card.mine().value("summary")).isEqualTo("First tab");
        assertThat(card.history())
                .extracting(PastEdit::value, PastEdit::applied)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("First tab", true),
                        org.assertj.core.groups.Tuple.tuple("Second tab", false));
    }

    @Test
    void twoWhoWriteTheSameAreNoConflict() {
        card.save("level.async", 0, "3");
        assertThat(card.save("level.async", 0, "3")).isEqualTo(new Saved.Applied(1));
    }

    @Test
    void theSameEditSentTwiceIsDoneOnceAndAnsweredTwice() {
        Edit first = edit("note.async", 0, "Once");
        assertThat(card.save(first)).isEqualTo(new Saved.Applied(1));
        card.save("note.async", 1, "Changed since");
        assertThat(card.save(first)).isEqualTo(new Saved.Applied(1));
        Edit late = edit("note.async", 1, "Too late");
        Saved answer = card.save(late);
        card.save("note.async", 2, "And again");
        assertThat(card.save(late)).isEqualTo(answer).isInstanceOf(Saved.Conflict.class);
        assertThat(card.mine().note("async")).isEqualTo("And again");
        assertThat(card.history()).hasSize(4);
    }

    @Test
    void anEditsIdIsGoodForOneTextOnly() {
        Edit first = edit("note.async", 0, "Once");
        card.save(first);
        card.refused("scoring.edit.reused", new Edit(first.id(), "note.async", 0, "Something else"));
        card.refused("scoring.edit.reused", new Edit(first.id(), "note.operations", 0, "Once"));
        assertThat(card.mine().note("operations")).isEmpty();
    }

    @Test
    void ofTwentyParallelSavesOneWinsAndNineteenAreKeptAside() throws Exception {
        card.save("summary", 0, "Before");
        List<Saved> answers = inParallel(20, number -> card.save("summary", 1, "Text " + number));
        assertThat(answers).filteredOn(Saved.Applied.class::isInstance).hasSize(1);
        String winner = card.mine().value("summary");
        assertThat(answers)
                .filteredOn(Saved.Conflict.class::isInstance)
                .hasSize(19)
                .allSatisfy(
                        answer -> assertThat(((Saved.Conflict) answer).theirs()).isEqualTo(winner));
        List<PastEdit> kept = card.history();
        assertThat(kept).filteredOn(PastEdit::applied).hasSize(2);
        assertThat(kept).extracting(PastEdit::value).hasSize(21).doesNotHaveDuplicates();
    }

    @Test
    void theFirstTextOfAFieldIsWonByOneOfTwenty() throws Exception {
        List<Saved> answers = inParallel(20, number -> card.save("note.async", 0, "Text " + number));
        assertThat(answers).filteredOn(Saved.Applied.class::isInstance).hasSize(1);
        assertThat(card.history()).hasSize(20);
    }

    @Test
    void oneEditSentByTwentyAtOnceIsDoneOnce() throws Exception {
        card.save("summary", 0, "Before");
        Edit edit = edit("summary", 1, "From the queue");
        assertThat(inParallel(20, number -> card.save(edit))).containsOnly(new Saved.Applied(2));
        assertThat(card.history()).hasSize(2);
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
