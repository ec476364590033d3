package dev.roundtwo.interviews;

import dev.roundtwo.platform.RuleBroken;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;

/** The answer to a form without scripts that was refused: why, and every word that was typed into it. */
public final class KeptWords {

    private KeptWords() {}

    /** The page; {@code typed} are the form's fields: its texts as they are, and what was chosen in a line. */
    public static ModelAndView page(RuleBroken refused, String back, Map<String, String> typed) {
        return page("interviews.kept.saved", refused, back, typed);
    }

    /** The same for what is more than to save; the heading is a message's code, and says what was not done. */
    public static ModelAndView page(String heading, RuleBroken refused, String back, Map<String, String> typed) {
        List<String> texts = typed.entrySet().stream()
                .filter(field -> field.getKey().startsWith("note.")
                        || List.of("text", "summary", "reason").contains(field.getKey()))
                .map(Map.Entry::getValue)
                .filter(text -> !text.isBlank())
                .toList();
        String chosen = typed.entrySet().stream()
                .filter(field ->
                        field.getKey().startsWith("level.") || field.getKey().equals("recommendation"))
                .filter(field -> !field.getValue().isBlank())
                .map(field -> field.getKey().replaceFirst("level\\.", "") + ": "
                        + field.getValue().toLowerCase(Locale.ROOT).replace('_', ' '))
                .sorted()
                .collect(Collectors.joining(", "));
        List<String> all = chosen.isEmpty()
                ? texts
                : Stream.concat(texts.stream(), Stream.of(chosen)).toList();
        return new ModelAndView(
                "interviews/kept",
                Map.of("heading", heading, "problem", refused, "back", back, "texts", all),
                HttpStatus.CONFLICT);
    }
}
