package dev.roundtwo.questions.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.roundtwo.questions.FollowUp;
import dev.roundtwo.questions.bank.QuestionContent;
import dev.roundtwo.questions.files.Broken.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SetFileTests {

    /** Texts that YAML would love to read as something else. */
    private static final List<String> AWKWARD = List.of(
            "true",
            "null",
            "~",
            "no",
            "1.5",
            "2026-11-22",
            "0x1F",
            "- a",
            "? b",
            "key: value",
            "a #b",
            "#c",
            "it's",
            "\"q\"",
            "{x}",
            "[y]",
            "*alias",
            "&anchor",
            "!tag",
            "%dir",
            "@at",
            "`tick`",
            "a: ",
            "trailing:",
            "…",
            "‘ö’ 🚂",
            "back\\slash",
            "a\tb",
            "'",
            "|",
            ">",
            "-",
            "---",
            "...",
            "=",
            "<<");

    @Test
    void aFileWrittenReadAndWrittenAgainIsTheSameToTheByte() throws Exception {
        var items = new ArrayList<SetFile.Item>();
        for (Path file : Files.list(Path.of("db/library/questions")).sorted().toList()) {
            items.add(new SetFile.Item(
                    7, QuestionFile.read(Files.readString(file)).content()));
        }
        var set = new SetFile("All of it", "Two\n\nparagraphs", "five-signals", items);
        String written = set.written();
        SetFile read = SetFile.read(written);
        assertThat(read).isEqualTo(set);
        assertThat(read.written()).isEqualTo(written);
    }

    @Test
    void awkwardTextsComeBackAsTheyWere() throws Exception {
        String block = String.join("\n", AWKWARD);
        for (String text : AWKWARD) {
            var question = new QuestionContent(
                    text,
                    "two",
                    15,
                    List.of("null", "1", "a-b"),
                    List.of("c++", "c#", "true"),
                    List.of("async"),
                    text,
                    "    indented\n\nlast  \n  line",
                    AWKWARD.subList(0, 20),
                    AWKWARD.subList(20, AWKWARD.size()),
                    List.of(),
                    List.of(new FollowUp(text, AWKWARD.subList(0, 12)), new FollowUp("and", List.of())),
                    Map.of(1, text, 3, "\tx\n y"),
                    Map.of("c#", block, "true", "  one line"));
            var set = new SetFile(text, block, "five-signals", List.of(new SetFile.Item(1, question)));
            SetFile read = SetFile.read(set.written());
            assertThat(read).as(text).isEqualTo(set);
            assertThat(read.written()).as(text).isEqualTo(set.written());
        }
    }

    static Stream<Arguments> broken() {
        return Stream.of(
                Arguments.of("bad indentation", "title: Queues", "title: Queues\n bad: x", 3, "syntax"),
                Arguments.of("unclosed quote", "title: Queues", "title: \"Queues", 3, "syntax"),
                Arguments.of("unknown key", "rubric: five", "colour: red\nrubric: five", 4, "unknown"),
                Arguments.of(
                        "unknown key in a question",
                        "      round: two",
                        "      round: two\n      level: 3",
                        10,
                        "unknown"),
                Arguments.of("number as a word", "  - minutes: 12", "  - minutes: twelve", 6, "number"),
                Arguments.of("number in quotes", "  - minutes: 12", "  - minutes: \"12\"", 6, "number"),
                Arguments.of("minutes out of range", "  - minutes: 12", "  - minutes: 500", 6, "minutes"),
                Arguments.of("list for a text", "      title: Lost", "      title: [Lost]", 8, "text"),
                Arguments.of("text for a list", "      points:\n        - One\n", "      points: One\n", 15, "list"),
                Arguments.of("missing field", "      title: Lost\n", "", 8, "missing"),
                Arguments.of("empty field", "      title: Lost", "      title:", 8, "missing"),
                Arguments.of("no questions key", "items:", "things:", 1, "missing"),
                Arguments.of("round three", "round: two", "round: three", 9, "round"),
                Arguments.of("unknown signal", "[async]", "[async, luck]", 13, "signals"),
                Arguments.of("tag with a blank", "[queues]", "[\"que ues\"]", 11, "name"),
                Arguments.of("level five", "        1: Guesses", "        5: Guesses", 22, "level"),
                Arguments.of("wrong format", "round-two/set/1", "round-two/set/2", 1, "format"),
                Arguments.of("unknown rubric", "five-signals", "ten-signals", 4, "rubric"),
                Arguments.of("repeated key", "title: Queues", "title: Queues\ntitle: Again", 3, "twice"),
                Arguments.of("anchor", "title: Queues", "title: &a Queues", 2, "anchor"),
                Arguments.of("alias", "title: Queues", "title: *a", 2, "anchor"),
                Arguments.of("type tag", "title: Queues", "title: !!str Queues", 2, "tag"),
                Arguments.of("java tag", "title: Queues", "title: !!java.net.URL [x]", 2, "tag"),
                Arguments.of("two documents", "format:", "a: 1\n---\nformat:", 2, "documents"),
                Arguments.of("list as the file", null, "- a\n- b", 1, "mapping"),
                Arguments.of("nothing", null, "", 1, "empty"),
                Arguments.of("only a comment", null, "# nothing\n", 1, "empty"),
                Arguments.of("deep nest", null, "[".repeat(50_000), 1, "deep"),
                Arguments.of(
                        "alias bomb",
                        null,
                        "a: &a [x, x]\nb: &b [*a, *a, *a, *a]\nc: &c [*b, *b, *b, *b]\nd: [*c, *c, *c, *c]",
                        1,
                        "anchor"),
                Arguments.of("control character", "title: Queues", "title: Que\u0007ues", 1, "syntax"),
                Arguments.of(
                        "a rule broken twice names both", "round: two", "round: three\n      more: x", 9, "round"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void broken(String name, String part, String instead, int line, String code) {
        String text = part == null ? instead : WHOLE.replace(part, instead);
        assertThat(text).isNotEqualTo(WHOLE);
        Broken broken = catchThrowableOfType(Broken.class, () -> SetFile.read(text));
        assertThat(broken).as(name).isNotNull();
        assertThat(broken.problems()).anySatisfy(problem -> {
            assertThat(problem.line()).isEqualTo(line);
            assertThat(problem.code()).endsWith("." + code);
        });
    }

    @Test
    void allProblemsAreToldAtOnceInTheOrderOfTheFile() {
        String text = WHOLE.replace("round: two", "round: three").replace("  - minutes: 12", "  - minutes: x");
        Broken broken = catchThrowableOfType(Broken.class, () -> SetFile.read(text));
        assertThat(broken.problems()).extracting(Problem::line).containsExactly(6, 9);
    }

    @Test
    void oneBrokenLineIsToldOnce() {
        Broken text = catchThrowableOfType(Broken.class, () -> SetFile.read("hello world"));
        assertThat(text.problems()).extracting(Problem::code).containsExactly("questions.file.mapping");
        String empty = WHOLE.replace("      title: Lost", "      title:").replace("round-two/set/1", "[1]");
        Broken fields = catchThrowableOfType(Broken.class, () -> SetFile.read(empty));
        assertThat(fields.problems()).extracting(Problem::line).containsExactly(1, 8);
        Broken question = catchThrowableOfType(
                Broken.class, () -> SetFile.read(WHOLE.substring(0, WHOLE.indexOf("question:")) + "question: Lost\n"));
        assertThat(question.problems()).extracting(Problem::line).containsExactly(7);
    }

    @Test
    void theFileOfTheseTestsIsWhole() throws Exception {
        assertThat(SetFile.read(WHOLE).items()).hasSize(1);
    }

    private static final String WHOLE = """
            format: round-two/set/1
            title: Queues
            description: ""
            rubric: five-signals
            items:
              - minutes: 12
                question:
                  title: Lost
                  round: two
                  minutes: 15
                  tags: [queues]
                  stacks: [java]
                  signals: [async]
                  prompt: Where did it go?
                  points:
                    - One
                  red_flags: []
                  hints: []
                  follow_ups:
                    - ask: And then?
                      points: [Two]
                  anchors:
                    1: Guesses
                  notes: {}
            """;
}
