package dev.roundtwo.scoring;

import static dev.roundtwo.scoring.Table.edit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.roundtwo.platform.RuleBroken;
import java.util.List;
import java.util.UUID;

/** The card that Ada has opened at her table. */
record AdasCard(Scorecards cards, Table table, UUID id) {

    static AdasCard open(Scorecards cards, Table table) {
        return new AdasCard(cards, table, table.open(cards, table.ada()));
    }

    Card mine() {
        return table.in(() -> cards.mine(table.ada(), table.subject()));
    }

    List<PastEdit> history() {
        return table.in(() -> cards.history(table.ada(), id));
    }

    Saved save(String field, int version, String value) {
        return save(edit(field, version, value));
    }

    Saved save(Edit edit) {
        return table.in(() -> cards.save(table.ada(), id, edit));
    }

    void refused(String code, Edit edit) {
        assertThatExceptionOfType(RuleBroken.class)
                .isThrownBy(() -> save(edit))
                .satisfies(broken -> assertThat(broken.code()).isEqualTo(code));
    }
}
