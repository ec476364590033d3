package dev.roundtwo.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StorableTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Chloé",
                "Chloe\u0301",
                "Nguyê\u0303n Thi\u0323\u0302",
                "王",
                "🦊",
                "👩\u200D💻 Ada",
                "👨\uD83C\uDFFE\u200D🚀",
                "🏳\uFE0F\u200D🌈",
                "1\uFE0F\u20E3",
                "🏴\uDB40\uDC67\uDB40\uDC62\uDB40\uDC73\uDB40\uDC63\uDB40\uDC74\uDB40\uDC7F",
                "می\u200Cخواهم",
                "מֹשֶׁה",
                "क्षत्रिय",
                "มี่",
                "မြို့",
                "བསྒྲུབས",
                "O’Neil-Smith 3.",
            })
    void aNameInAnyScriptIsOne(String name) {
        assertThat(Storable.line(name, 80)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "\u200B",
                "\u200B\u200D\u2060\uFEFF",
                " \u00AD ",
                "\u3164\u1160",
                "\u2800",
                "\u0301",
                "\uFE0F",
                "\uE000",
                "A\u0300\u0301\u0302\u0303\u0304\u0305",
                "A\u0300\u0301\u0302\u200D\u0303\u0304\u0305",
                "Ada\u202EnimdA",
                "two\nlines",
            })
    void whatShowsNothingHeapsMarksOrTurnsTheLineIsNone(String name) {
        assertThat(Storable.line(name, 80)).isFalse();
    }
}
