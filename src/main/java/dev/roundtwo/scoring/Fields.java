package dev.roundtwo.scoring;

import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.platform.Storable;
import java.util.regex.Pattern;

/** Which fields there are, and what may stand in them. */
final class Fields {

    static final Pattern KEY = Pattern.compile("[a-z]{1,30}");
    private static final Pattern LEVEL = Pattern.compile("[0-4]?");
    private static final Pattern POINT = Pattern.compile("point\\.\\d{1,2}\\.p\\d{1,2}");
    private static final int NOTE = 4_000;
    private static final int SUMMARY = 8_000;
    private static final int FEEDBACK = 20_000;

    private Fields() {}

    /** The competency that a level or a note is about; the empty text for every other field. */
    static String competency(String field) {
        return field.startsWith("level.") || field.startsWith("note.") ? field.substring(field.indexOf('.') + 1) : "";
    }

    /** Refuses what cannot stand in a card, and names the field. Whether the competency is asked for is the card's to say. */
    static void check(Edit edit) {
        String field = edit.field();
        String value = edit.value();
        must(Storable.text(value), "scoring.field.value", shown(field));
        if (field.startsWith("level.")) {
            must(LEVEL.matcher(value).matches(), "scoring.field.level", field);
        } else if (field.startsWith("note.")) {
            must(value.length() <= NOTE, "scoring.field.long", field, NOTE);
        } else if (field.equals("summary")) {
            must(value.length() <= SUMMARY, "scoring.field.long", field, SUMMARY);
        } else if (field.equals("recommendation")) {
            must(value.isEmpty() || Recommendation.of(value).isPresent(), "scoring.field.value", field);
        } else if (POINT.matcher(field).matches()) {
            must(value.isEmpty() || value.equals("yes"), "scoring.field.value", field);
        } else {
            throw unknown(field);
        }
    }

    static void checkFeedback(Edit edit) {
        must(edit.field().equals("text"), "scoring.field.unknown", shown(edit.field()));
        must(Storable.text(edit.value()), "scoring.field.value", "text");
        must(edit.value().length() <= FEEDBACK, "scoring.field.long", "text", FEEDBACK);
    }

    static RuleBroken unknown(String field) {
        return new RuleBroken("scoring.field.unknown", shown(field));
    }

    private static void must(boolean holds, String code, Object... arguments) {
        if (!holds) {
            throw new RuleBroken(code, arguments);
        }
    }

    private static String shown(String field) {
        return field.length() > 40 ? field.substring(0, 40) : field;
    }
}
