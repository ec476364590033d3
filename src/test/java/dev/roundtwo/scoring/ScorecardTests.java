package dev.roundtwo.scoring;

import static dev.roundtwo.scoring.Table.edit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.roundtwo.Cast;
import dev.roundtwo.ModuleTest;
import dev.roundtwo.platform.NotFound;
import dev.roundtwo.platform.RuleBroken;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ModuleTest
class ScorecardTests {

    @Autowired
    Scorecards cards;

    @Autowired
    Cast cast;

    @Autowired
    JdbcClient sql;

    @Autowired
    TransactionTemplate transaction;

    Table table;
    AdasCard card;

    @BeforeEach
    void openACard() {
        table = Table.set(cast);
        card = AdasCard.open(cards, table);
    }

    @Test
    void openingTwiceGivesTheSameCardWithTheRubricFrozenIn() {
        assertThat(table.open(cards, table.ada())).isEqualTo(card.id());
        assertThat(card.mine().rubric().competencies())
                .extracting(Competency::key)
                .containsExactly("reliability", "scalability", "async", "operations", "tradeoffs");
    }

    @Test
    void aSavedFieldStandsWithItsNextVersion() {
        assertThat(card.save("note.async", 0, "Named the outbox")).isEqualTo(new Saved.Applied(1));
        assertThat(card.save("note.async", 1, "Named the outbox at once")).isEqualTo(new Saved.Applied(2));
        assertThat(card.mine().note("async")).isEqualTo("Named the outbox at once");
        assertThat(card.mine().version("note.async")).isEqualTo(2);
    }

    @Test
    void whatWasSentGoesWithItsCardOnly() {
        card.save("summary", 0, "First");
        assertThat(changed("update scorecard_edit set value = 'x' where scorecard_id = ?"))
                .isZero();
        assertThat(changed("delete from scorecard_edit where scorecard_id = ?")).isZero();
        assertThat(card.history()).hasSize(1);

        assertThat(changed("delete from scorecard where id = ?")).isOne();
        Integer left = table.in(() ->
                transaction.execute(status -> sql.sql("select count(*) from scorecard_edit where scorecard_id = ?")
                        .param(card.id())
                        .query(Integer.class)
                        .single()));
        assertThat(left).isZero();
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
        assertThatExceptionOfType(RuleBroken.class)
                .isThrownBy(() -> card.save(edit))
                .satisfies(broken -> {
                    assertThat(broken.code()).isEqualTo(code);
                    assertThat(broken.arguments()).contains(field);
                });
        assertThat(card.mine().fields()).isEmpty();
    }

    @Test
    void textsHaveTheirLengths() {
        assertThat(card.save("note.async", 0, "x".repeat(4_000))).isInstanceOf(Saved.Applied.class);
        card.refused("scoring.field.long", edit("note.async", 1, "x".repeat(4_001)));
        assertThat(card.save("summary", 0, "x".repeat(8_000))).isInstanceOf(Saved.Applied.class);
        card.refused("scoring.field.long", edit("summary", 1, "x".repeat(8_001)));
        card.refused("scoring.field.value", edit("summary", 1, "a\0b"));
        card.refused("scoring.field.value", edit("summary", 1, "half a pair \ud83d"));
        card.refused("scoring.field.unknown", edit("point.100.p0", 0, "yes"));
    }

    @Test
    void pointsHeardAreFieldsToo() {
        card.save("point.0.p2", 0, "yes");
        card.save("point.1.p3", 0, "yes");
        card.save("point.1.p0", 0, "yes");
        card.save("point.1.p0", 1, "");
        assertThat(card.mine().points()).containsExactly("point.0.p2", "point.1.p3");
    }

    @Test
    void nobodyButItsRaterFindsACard() {
        Rater chloe = table.chloe();
        notFound(() -> cards.mine(chloe, table.subject()));
        notFound(() -> cards.save(chloe, card.id(), edit("summary", 0, "Not mine")));
        notFound(() -> cards.history(chloe, card.id()));
        notFound(() -> {
            cards.submit(chloe, card.id());
            return true;
        });
        notFound(() -> {
            cards.reopen(chloe, card.id(), "I want to read this one");
            return true;
        });
    }

    @Test
    void fromElsewhereThereIsNoCardEvenForItsRater() throws Exception {
        var charlie = cast.people().charlie();
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> Cast.in(charlie, () -> cards.mine(table.ada(), table.subject())));
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> Cast.in(charlie, () -> cards.save(table.ada(), card.id(), edit("summary", 0, "x"))));
        assertThat(Cast.in(charlie, () -> cards.states(table.subject()))).isEmpty();
    }

    @Test
    void othersLearnOnlyWhetherACardIsSubmitted() {
        table.open(cards, table.chloe());
        table.fill(cards, table.ada(), card.id(), 4, "STRONG_YES");
        table.submit(cards, table.ada(), card.id());
        assertThat(table.in(() -> cards.states(table.subject())))
                .containsExactlyInAnyOrder(
                        new CardState(table.ada().id(), true),
                        new CardState(table.chloe().id(), false));
    }

    private int changed(String statement) {
        return table.in(() -> transaction.execute(
                status -> sql.sql(statement).param(card.id()).update()));
    }

    private void notFound(java.util.concurrent.Callable<?> work) {
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> table.in(work));
    }
}
