package dev.roundtwo.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a spreadsheet takes another sign for the border of cells (v5.0.0-1.2.10). */
class CellsTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {";=1+1 > ;'=1+1", "Ada;@SUM(A1) > Ada;'@SUM(A1)", "a|  +1 > a|'  +1", "x;y;-2 > x;y;'-2"})
    void noFormulaBeginsBehindABorder(String typed, String written) {
        assertThat(Cells.safe(typed)).isEqualTo(written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a; b", "role ADMIN; from 2", "1-2;3-4", "a|b"})
    void bordersBeforeOtherTextAreLeftAlone(String typed) {
        assertThat(Cells.safe(typed)).isEqualTo(typed);
    }
}
