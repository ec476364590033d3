package dev.roundtwo.interviews;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NamesTests {

    @Test
    void namesStandInASentence() {
        assertThat(Names.and(List.of())).isEmpty();
        assertThat(Names.and(List.of("Ada"))).isEqualTo("Ada");
        assertThat(Names.and(List.of("Ada", "Ben", "Chloé"))).isEqualTo("Ada, Ben and Chloé");
        assertThat(Names.first("Ben Okafor")).isEqualTo("Ben");
    }

    @Test
    void aFaceHasOneOfFourColours() {
        assertThat(List.of("Ada", "Ben", "Chloé", "Dmitri", "Charlie"))
                .extracting(Names::tone)
                .allSatisfy(tone -> assertThat(tone).isBetween(1, 4));
        assertThat(Names.tone("Ada")).isEqualTo(("Ada".hashCode() % 4 + 4) % 4 + 1);
    }

    @Test
    void aNameFromRightToLeftDoesNotTurnTheWordsAroundIt() {
        assertThat(Names.apart("Ben Okafor")).isEqualTo("Ben Okafor");
        assertThat(Names.apart("\u0639\u0627\u0626\u0634\u0629"))
                .startsWith("\u2068")
                .endsWith("\u2069");
    }
}
