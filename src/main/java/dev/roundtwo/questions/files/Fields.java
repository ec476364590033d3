package dev.roundtwo.questions.files;

import dev.roundtwo.questions.files.Broken.Problem;
import dev.roundtwo.questions.files.Yaml.Entries;
import dev.roundtwo.questions.files.Yaml.Entry;
import dev.roundtwo.questions.files.Yaml.Items;
import dev.roundtwo.questions.files.Yaml.Scalar;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one mapping, read strictly. Reading goes on after a problem, so that a person gets to know all of them at
 * once; {@link #close} finds the keys that nobody asked for.
 */
public final class Fields {

    private final int line;
    private final boolean mapping;
    private final Map<String, Entry> entries;
    private final List<Problem> problems;
    private final Set<String> asked = new HashSet<>();

    Fields(Yaml node, List<Problem> problems) {
        this.line = node.line();
        this.problems = problems;
        this.mapping = node instanceof Entries;
        if (node instanceof Entries known) {
            entries = known.entries();
        } else {
            entries = Map.of();
            problem(node.line(), "", "questions.file.mapping");
        }
    }

    public int line() {
        return line;
    }

    /** The line of a field, or of the mapping where the field is missing. */
    public int line(String name) {
        Entry entry = entries.get(name);
        return entry == null ? line : entry.line();
    }

    public void problem(int at, String field, String code, Object... arguments) {
        problems.add(new Problem(at, field, code, Arrays.asList(arguments)));
    }

    /** A text that has to be there. */
    public String text(String name) {
        Yaml value = required(name);
        return value == null ? "" : text(name, value);
    }

    /** A text, or an empty one. */
    public String textIfAny(String name) {
        asked.add(name);
        Entry entry = entries.get(name);
        return entry == null ? "" : text(name, entry.value());
    }

    public int number(String name) {
        Yaml value = required(name);
        if (value == null) {
            return 1;
        }
        if (value instanceof Scalar scalar && scalar.plain() && scalar.value().matches("[0-9]{1,6}")) {
            return Integer.parseInt(scalar.value());
        }
        problem(value.line(), name, "questions.file.number");
        return 1;
    }

    public List<String> texts(String name) {
        var texts = new ArrayList<String>();
        for (Yaml item : items(name)) {
            texts.add(text(name, item));
        }
        return texts;
    }

    /** A list of mappings. */
    public List<Fields> all(String name) {
        return items(name).stream().map(item -> new Fields(item, problems)).toList();
    }

    /** A mapping that has to be there. */
    public @Nullable Fields one(String name) {
        Yaml value = required(name);
        return value == null ? null : new Fields(value, problems);
    }

    /** A mapping of any keys to texts, in the order of the file. */
    public Map<String, String> named(String name) {
        Fields inner = one(name);
        var texts = new LinkedHashMap<String, String>();
        if (inner != null) {
            inner.entries.forEach((key, entry) -> texts.put(key, inner.text(key, entry.value())));
        }
        return texts;
    }

    /** Names each key that is not part of the format. */
    public void close() {
        entries.forEach((name, entry) -> {
            if (!asked.contains(name)) {
                problem(entry.line(), name, "questions.file.unknown");
            }
        });
    }

    private List<Yaml> items(String name) {
        Yaml value = required(name);
        if (value instanceof Items list) {
            return list.items();
        }
        if (value != null) {
            problem(value.line(), name, "questions.file.list");
        }
        return List.of();
    }

    private String text(String name, Yaml value) {
        if (value instanceof Scalar scalar && !scalar.empty()) {
            return scalar.value();
        }
        problem(value.line(), name, value instanceof Scalar ? "questions.file.missing" : "questions.file.text");
        return "";
    }

    private @Nullable Yaml required(String name) {
        asked.add(name);
        Entry entry = entries.get(name);
        if (entry == null || entry.value() instanceof Scalar scalar && scalar.empty()) {
            if (mapping) {
                problem(entry == null ? line : entry.line(), name, "questions.file.missing");
            }
            return null;
        }
        return entry.value();
    }
}
