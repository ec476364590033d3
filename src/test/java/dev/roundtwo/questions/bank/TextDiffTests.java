package dev.roundtwo.questions.bank;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextDiffTests {

    @ParameterizedTest
    @CsvSource(textBlock = """
            Lost letters       | Lost parcels           | Lost [-letters-] {+parcels+}
            Tab two title      | The empty queue        | [-Tab two title-] {+The empty queue+}
            One of two         | One of these two here  | One of {+these +}two{+ here+}
            Look at the broker | Look at                | Look at[- the broker-]
            It went, and then? | It came, and then?     | It [-went-] {+came+}, and then?
            a/b/c              | a/x/c                  | a/[-b-] {+x+}/c
            same               | same                   | same
            a~old b~c          | a~new b~c              | a/[-old-] {+new+} b/c
            a~c                | a~b~c                  | a/{+b+}{+/+}c
            Where did it go?   | Who took it, and where? | [-Where did-] {+Who took+} it[- go-] {+, and where+}?
            """, delimiter = '|')
    void aPhraseThatChangedIsReadAsAWhole(String old, String now, String shown) {
        String read = TextDiff.between(old.replace('~', '\n'), now.replace('~', '\n')).stream()
                .map(part -> switch (part.change()) {
                    case KEPT -> line(part) + part.text();
                    case REMOVED -> "[-" + line(part) + part.text() + "-]";
                    case ADDED -> "{+" + line(part) + part.text() + "+}";
                })
                .collect(Collectors.joining());
        assertThat(read).isEqualTo(shown);
    }

    private static String line(TextDiff.Part part) {
        return part.newline() ? "/" : "";
    }
}
