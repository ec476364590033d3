package dev.roundtwo.questions.bank;

import dev.roundtwo.questions.FollowUp;
import dev.roundtwo.questions.Signal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

/** What every question has to keep to, from whichever form or file it comes; the {@link Lint} asks for more. */
public final class QuestionRules {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9+#.-]{0,30}");
    private static final int LINE = 500;
    private static final int BLOCK = 20_000;

    /** The whole field is meant. */
    static final int WHOLE = -1;

    private final List<BrokenRule> broken = new ArrayList<>();
    private int at = WHOLE;

    private QuestionRules() {}

    /**
     * A field, by the name of its component, with the message key that says what is wrong; {@code at} is the follow-up (0 is
     * the first) or level that is meant, or {@link #WHOLE}.
     */
    public record BrokenRule(String field, int at, String code, List<Object> arguments) {}

    public static List<BrokenRule> broken(QuestionContent question) {
        var rules = new QuestionRules();
        rules.check(question);
        return rules.broken;
    }

    private void check(QuestionContent question) {
        given("title", question.title());
        longest("title", question.title(), 120);
        given("prompt", question.prompt());
        longest("prompt", question.prompt(), BLOCK);
        longest("context", question.context(), BLOCK);
        if (!List.of("one", "two").contains(question.round())) {
            add("round", "questions.rule.round");
        }
        if (question.minutes() < 1 || question.minutes() > 120) {
            add("minutes", "questions.rule.minutes");
        }
        names("tags", question.tags(), 10);
        names("stacks", question.stacks(), 6);
        if (!Signal.keys().containsAll(question.signals())) {
            add("signals", "questions.rule.signals", String.join(", ", Signal.keys()));
        }
        once("signals", question.signals());
        lines("points", question.points(), 30);
        lines("hints", question.hints(), 10);
        most("followUps", question.followUps().size(), 12);
        for (at = 0; at < question.followUps().size(); at++) {
            FollowUp followUp = question.followUps().get(at);
            if (followUp.ask().isEmpty()) {
                add("followUps", "questions.rule.ask");
            }
            longest("followUps", followUp.ask(), LINE);
            lines("followUps", followUp.points(), 12);
        }
        at = WHOLE;
        lines("redFlags", question.redFlags(), 20);
        question.anchors().forEach((level, text) -> {
            at = level;
            longest("anchors", text, 2_000);
        });
        at = WHOLE;
        names("notes", List.copyOf(question.notes().keySet()), 6);
        question.notes().values().forEach(text -> longest("notes", text, BLOCK));
    }

    private void names(String field, List<String> names, int most) {
        most(field, names.size(), most);
        for (String name : names) {
            if (!NAME.matcher(name).matches()) {
                add(field, "questions.rule.name", name);
                return;
            }
        }
        once(field, names);
    }

    private void once(String field, List<String> names) {
        if (new HashSet<>(names).size() < names.size()) {
            add(field, "questions.rule.once");
        }
    }

    private void lines(String field, List<String> lines, int most) {
        most(field, lines.size(), most);
        lines.forEach(line -> longest(field, line, LINE));
    }

    private void given(String field, String text) {
        if (text.isEmpty()) {
            add(field, "questions.rule.given");
        }
    }

    private void longest(String field, String text, int most) {
        if (text.length() > most) {
            add(field, "questions.rule.longest", most);
        }
    }

    private void most(String field, int count, int most) {
        if (count > most) {
            add(field, "questions.rule.most", most);
        }
    }

    private void add(String field, String code, Object... arguments) {
        if (broken.stream().noneMatch(rule -> rule.field().equals(field))) {
            broken.add(new BrokenRule(field, at, code, List.of(arguments)));
        }
    }
}
