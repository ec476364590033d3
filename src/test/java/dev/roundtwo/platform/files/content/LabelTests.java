package dev.roundtwo.platform.files.content;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The name that somebody has for a file is shown and proposed; it leads nowhere (v5.0.0-5.3.2, v5.0.0-5.4.1, v5.0.0-5.4.2). */
class LabelTests {

    @ParameterizedTest
    @CsvSource({
        "plan.pdf,PDF,plan.pdf",
        "PLAN.PDF,PDF,PLAN.PDF",
        "../../etc/passwd,TEXT,passwd.txt",
        "C:\\Users\\ada\\plan.pdf,PDF,plan.pdf",
        "sketch.gif,PNG,sketch.png",
        "page.html,TEXT,page.html.txt",
        "evil\u202efdp.txt,TEXT,evil_fdp.txt",
        "notes.md,TEXT,notes.md",
        ".htaccess,TEXT,htaccess.txt",
        "'',PDF,file.pdf",
        "'a<b>\"c\"?.pdf',PDF,a_b__c__.pdf",
    })
    void itIsCleanedAndEndsAsItsContentDoes(String sent, FileKind kind, String kept) {
        assertThat(Label.of(sent, kind).text()).isEqualTo(kept);
    }

    @ParameterizedTest
    @CsvSource({"300,PDF", "300,TEXT"})
    void itIsNoLongerThanItMayBe(int letters, FileKind kind) {
        assertThat(Label.of("é".repeat(letters) + ".pdf", kind).text()).hasSizeLessThanOrEqualTo(120);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "plan.pdf|attachment; filename=\"plan.pdf\"; filename*=UTF-8''plan.pdf",
                "a\"; x=\"b.pdf|attachment; filename=\"a__ x=_b.pdf\"; filename*=UTF-8''a%22%3B%20x%3D%22b.pdf",
                "Größe €.pdf|attachment; filename=\"Gro_e _.pdf\"; filename*=UTF-8''Gr%C3%B6%C3%9Fe%20%E2%82%AC.pdf"
            })
    void theHeaderHoldsAnyNameAndNothingBreaksOut(String name, String header) {
        assertThat(new Label(name).disposition(false)).isEqualTo(header);
    }
}
