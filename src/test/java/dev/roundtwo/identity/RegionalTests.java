package dev.roundtwo.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RegionalTests {

    /** Where a country has no English of its own, or nobody said one, American order and clock would be a surprise. */
    @Test
    void datesAreEnglishWhateverTheBrowserSpeaksInTheOrderOfItsCountry() {
        assertThat(Stream.of("en-US", "en-GB", "de-DE", "fr-FR", "ja-JP", "pt-BR", "en", "de")
                        .map(RegionalTests::written))
                .containsExactly(
                        "Nov 26, 2026, 2:00 PM",
                        "26 Nov 2026, 14:00",
                        "26 Nov 2026, 14:00",
                        "26 Nov 2026, 14:00",
                        "26 Nov 2026, 14:00",
                        "26 Nov 2026, 14:00",
                        "26 Nov 2026, 14:00",
                        "26 Nov 2026, 14:00");
    }

    @Test
    void aCountryIsOfferedOnceAndTheChosenOneAsItWasChosen() {
        assertThat(Region.manners("fr-CH"))
                .containsEntry("fr-CH", "Switzerland")
                .containsEntry("en", "Elsewhere")
                .doesNotContainKey("de-CH");
        assertThat(Region.manners(null).values()).doesNotHaveDuplicates().contains("Switzerland", "Germany");
    }

    private static String written(String tag) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(Regional.kept("UTC", tag).manner())
                .format(LocalDateTime.parse("2026-11-26T14:00"))
                .replace('\u202f', ' ');
    }
}
