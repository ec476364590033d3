package dev.roundtwo.questions.files;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes YAML the way a person would: keys in the order given, long texts as blocks, quotes only where they are needed. */
final class YamlWriter {

    private static final Pattern BARE = Pattern.compile("\\p{L}(?:[^\\p{Cntrl}:#]|:(?=[^ ])|(?<! )#)*(?<! )");
    private static final Pattern WORD = Pattern.compile("(?i)true|false|null|yes|no|on|off|y|n");

    private final StringBuilder out = new StringBuilder();

    String written() {
        return out.toString();
    }

    /** {@code key: value} on one line; an empty value is quoted. */
    YamlWriter line(String indent, String key, String value) {
        out.append(indent).append(key).append(": ").append(scalar(value)).append('\n');
        return this;
    }

    YamlWriter number(String indent, String key, int value) {
        out.append(indent).append(key).append(": ").append(value).append('\n');
        return this;
    }

    /** A key whose value follows below. */
    YamlWriter open(String indent, String key) {
        out.append(indent).append(key).append(":\n");
        return this;
    }

    /** A mapping without keys. */
    YamlWriter none(String indent, String key) {
        out.append(indent).append(key).append(": {}\n");
        return this;
    }

    /** {@code key: [a, b]}. */
    YamlWriter flow(String indent, String key, List<String> values) {
        String list = values.stream().map(YamlWriter::scalar).collect(Collectors.joining(", "));
        out.append(indent).append(key).append(": [").append(list).append("]\n");
        return this;
    }

    /** A list with one line for each item. */
    YamlWriter list(String indent, String key, List<String> values) {
        if (values.isEmpty()) {
            out.append(indent).append(key).append(": []\n");
            return this;
        }
        open(indent, key);
        values.forEach(
                value -> out.append(indent).append("  - ").append(scalar(value)).append('\n'));
        return this;
    }

    /** A text of one line as it is, a longer one as a block. */
    YamlWriter text(String indent, String key, String value) {
        if (value.indexOf('\n') < 0) {
            return line(indent, key, value);
        }
        out.append(indent).append(key).append(Character.isWhitespace(value.charAt(0)) ? ": |2\n" : ": |\n");
        value.lines().forEach(line -> out.append(line.isEmpty() ? "" : indent + "  ")
                .append(line)
                .append('\n'));
        return this;
    }

    private static String scalar(String value) {
        if (BARE.matcher(value).matches() && !WORD.matcher(value).matches()) {
            return value;
        }
        var quoted = new StringBuilder("\"");
        value.codePoints().forEach(c -> {
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\t' -> quoted.append("\\t");
                case '\n' -> quoted.append("\\n");
                default -> {
                    if (Character.isISOControl(c) || c == 0xFEFF || c == 0x2028 || c == 0x2029) {
                        quoted.append(String.format(Locale.ROOT, "\\u%04x", c));
                    } else {
                        quoted.appendCodePoint(c);
                    }
                }
            }
        });
        return quoted.append('"').toString();
    }
}
