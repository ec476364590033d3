package dev.roundtwo.questions.files;

import dev.roundtwo.questions.FollowUp;
import dev.roundtwo.questions.bank.QuestionContent;
import dev.roundtwo.questions.bank.QuestionRules;
import dev.roundtwo.questions.files.Broken.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One question as YAML; see {@code db/library/questions}. */
public final class QuestionFile {

    private static final Map<String, String> NAMES = Map.of("redFlags", "red_flags", "followUps", "follow_ups");

    static final QuestionContent EMPTY = new QuestionContent(
            "", "", 1, List.of(), List.of(), List.of(), "", "", List.of(), List.of(), List.of(), List.of(), Map.of(),
            Map.of());

    private QuestionFile() {}

    /** A question of the library with its key. */
    public record Keyed(String id, QuestionContent content) {}

    /** Reads a file of the library. */
    public static Keyed read(String text) throws Broken {
        var problems = new ArrayList<Problem>();
        var fields = new Fields(Yaml.read(text), problems);
        var read = new Keyed(fields.text("id"), question(fields));
        Broken.when(problems);
        return read;
    }

    /** Reads a question's fields to the end; what is wrong is told to the fields. */
    public static QuestionContent question(Fields in) {
        var content = new QuestionContent(
                in.text("title"),
                in.text("round"),
                in.number("minutes"),
                in.texts("tags"),
                in.texts("stacks"),
                in.texts("signals"),
                in.text("prompt"),
                in.textIfAny("context"),
                in.texts("points"),
                in.texts("red_flags"),
                in.texts("hints"),
                in.all("follow_ups").stream().map(QuestionFile::followUp).toList(),
                anchors(in),
                in.named("notes"));
        in.close();
        for (var rule : QuestionRules.broken(content)) {
            String name = NAMES.getOrDefault(rule.field(), rule.field());
            in.problem(in.line(name), name, rule.code(), rule.arguments().toArray());
        }
        return content;
    }

    private static FollowUp followUp(Fields in) {
        var followUp = new FollowUp(in.text("ask"), in.texts("points"));
        in.close();
        return followUp;
    }

    private static Map<Integer, String> anchors(Fields in) {
        var anchors = new LinkedHashMap<Integer, String>();
        in.named("anchors").forEach((level, text) -> {
            if (level.matches("[1-4]")) {
                anchors.put(Integer.valueOf(level), text);
            } else {
                in.problem(in.line("anchors"), "anchors", "questions.file.level", level);
            }
        });
        return anchors;
    }

    /** Writes a question's fields, each line starting with the indent. */
    static void write(YamlWriter out, String indent, QuestionContent question) {
        out.line(indent, "title", question.title())
                .line(indent, "round", question.round())
                .number(indent, "minutes", question.minutes())
                .flow(indent, "tags", question.tags())
                .flow(indent, "stacks", question.stacks())
                .flow(indent, "signals", question.signals())
                .text(indent, "prompt", question.prompt())
                .text(indent, "context", question.context())
                .list(indent, "points", question.points())
                .list(indent, "red_flags", question.redFlags())
                .list(indent, "hints", question.hints());
        followUps(out, indent, question.followUps());
        texts(out, indent, "anchors", question.anchors());
        texts(out, indent, "notes", question.notes());
    }

    private static void texts(YamlWriter out, String indent, String key, Map<?, String> texts) {
        if (texts.isEmpty()) {
            out.none(indent, key);
            return;
        }
        out.open(indent, key);
        texts.forEach((name, text) -> out.text(indent + "  ", name.toString(), text));
    }

    private static void followUps(YamlWriter out, String indent, List<FollowUp> followUps) {
        if (followUps.isEmpty()) {
            out.list(indent, "follow_ups", List.of());
            return;
        }
        out.open(indent, "follow_ups");
        for (FollowUp followUp : followUps) {
            out.line(indent + "  - ", "ask", followUp.ask()).list(indent + "    ", "points", followUp.points());
        }
    }
}
