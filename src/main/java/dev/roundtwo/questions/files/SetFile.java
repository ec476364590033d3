package dev.roundtwo.questions.files;

import dev.roundtwo.questions.bank.QuestionContent;
import dev.roundtwo.questions.bank.Texts;
import dev.roundtwo.questions.files.Broken.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A question set as one YAML file that holds its questions whole. Reading what was written and writing it again gives the same bytes. */
public record SetFile(String title, String description, String rubric, List<Item> items) {

    /** The format's name and version, the first key of each file. */
    public static final String FORMAT = "round-two/set/1";

    public static final String DEFAULT_RUBRIC = "five-signals";
    private static final Set<String> RUBRICS = Set.of(DEFAULT_RUBRIC);

    public SetFile {
        title = Texts.line(title);
        description = Texts.block(description);
        items = List.copyOf(items);
    }

    /** A question and the minutes it gets in this set. */
    public record Item(int minutes, QuestionContent question) {}

    public static SetFile read(String text) throws Broken {
        var problems = new ArrayList<Problem>();
        var fields = new Fields(Yaml.read(text), problems);
        if (!fields.text("format").equals(FORMAT)) {
            fields.problem(fields.line("format"), "format", "questions.file.format", FORMAT);
        }
        var set = new SetFile(
                fields.text("title"),
                fields.textIfAny("description"),
                fields.text("rubric"),
                fields.all("items").stream().map(SetFile::item).toList());
        fields.close();
        set.check(fields);
        Broken.when(problems);
        return set;
    }

    private static Item item(Fields in) {
        int minutes = in.number("minutes");
        if (minutes < 1 || minutes > 120) {
            in.problem(in.line("minutes"), "minutes", "questions.rule.minutes");
        }
        Fields question = in.one("question");
        var item = new Item(minutes, question == null ? QuestionFile.EMPTY : QuestionFile.question(question));
        in.close();
        return item;
    }

    private void check(Fields in) {
        if (title.length() > 120) {
            in.problem(in.line("title"), "title", "questions.rule.longest", 120);
        }
        if (description.length() > 4_000) {
            in.problem(in.line("description"), "description", "questions.rule.longest", 4_000);
        }
        if (!RUBRICS.contains(rubric)) {
            in.problem(in.line("rubric"), "rubric", "questions.file.rubric", String.join(", ", RUBRICS));
        }
        if (items.size() > 50) {
            in.problem(in.line("items"), "items", "questions.rule.most", 50);
        }
        if (new HashSet<>(items.stream().map(Item::question).toList()).size() < items.size()) {
            in.problem(in.line("items"), "items", "questions.rule.once");
        }
    }

    public String written() {
        var out = new YamlWriter()
                .line("", "format", FORMAT)
                .line("", "title", title)
                .text("", "description", description)
                .line("", "rubric", rubric);
        if (items.isEmpty()) {
            return out.list("", "items", List.of()).written();
        }
        out.open("", "items");
        for (Item item : items) {
            out.number("  - ", "minutes", item.minutes()).open("    ", "question");
            QuestionFile.write(out, "      ", item.question());
        }
        return out.written();
    }
}
