package dev.roundtwo.questions.library;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtwo.platform.web.Markdown;
import dev.roundtwo.questions.Signal;
import dev.roundtwo.questions.bank.Lint;
import dev.roundtwo.questions.bank.QuestionContent;
import dev.roundtwo.questions.files.QuestionFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Reads every file of the library as strictly as the application does, and asks for what the format asks for. */
class LibraryFilesTests {

    private static final Path FOLDER = Path.of("db/library/questions");
    private static final Markdown MARKDOWN = markdown();

    static Stream<Path> files() throws IOException {
        return Files.list(FOLDER).sorted();
    }

    @ParameterizedTest
    @MethodSource("files")
    void aFileIsWhole(Path file) throws Exception {
        QuestionFile.Keyed read = QuestionFile.read(Files.readString(file));
        QuestionContent question = read.content();

        assertThat(file).hasFileName(read.id() + ".yaml");
        assertThat(question.title()).hasSizeLessThanOrEqualTo(70);
        assertThat(question.minutes()).isBetween(5, 60);
        assertThat(question.tags()).hasSizeBetween(2, 5);
        assertThat(question.stacks()).contains("dotnet", "java");
        assertThat(Signal.keys()).containsAll(question.signals());
        assertThat(question.signals()).hasSizeBetween(2, 4);
        assertThat(question.context()).isNotEmpty();
        assertThat(question.points()).hasSizeGreaterThanOrEqualTo(5);
        assertThat(question.redFlags()).hasSizeBetween(3, 4);
        assertThat(question.hints()).hasSize(3);
        assertThat(question.followUps()).hasSize(4).allSatisfy(followUp -> assertThat(followUp.points())
                .hasSizeBetween(2, 4));
        assertThat(question.anchors()).containsOnlyKeys(1, 2, 3, 4);
        assertThat(question.notes()).containsKeys("dotnet", "java");
        assertThat(Lint.of(question)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("files")
    void theMarkdownOfAFileRendersWithoutLeftovers(Path file) throws Exception {
        QuestionContent question = QuestionFile.read(Files.readString(file)).content();
        Stream.concat(Stream.of(question.prompt(), question.context()), question.notes().values().stream())
                .forEach(source -> assertThat(MARKDOWN.html(source))
                        .startsWith("<")
                        .doesNotContain("```")
                        .doesNotContain("**"));
    }

    @Test
    void noTwoFilesShareAnIdOrATitleAndTheTwentyAreThere() throws Exception {
        Map<String, Path> ids = new HashMap<>();
        Map<String, Path> titles = new HashMap<>();
        for (Path file : files().toList()) {
            QuestionFile.Keyed read = QuestionFile.read(Files.readString(file));
            assertThat(ids.put(read.id(), file)).as(read.id()).isNull();
            assertThat(titles.put(read.content().title(), file)).as(read.id()).isNull();
        }
        assertThat(ids.keySet())
                .containsAll(List.of(
                        "b01", "b02", "b03", "b06", "b08", "b09", "b18", "b19", "b20", "b21", "b22", "b26", "b27"))
                .containsAll(List.of("d01", "d05", "d06", "d09", "d15", "d19", "d20"));
    }

    private static Markdown markdown() {
        try {
            var constructor = Markdown.class.getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
