package dev.roundtwo.interviews;

import dev.roundtwo.platform.RuleBroken;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;

/** The answer to a form without scripts that was refused: why, and every word that was typed into it. */
public final class KeptWords {

    private KeptWords() {}

    /** The page; {@code typed} are the form's fields, of which those that hold choices and numbers are left out. */
    public static ModelAndView page(RuleBroken refused, String back, Map<String, String> typed) {
        List<String> texts = typed.entrySet().stream()
                .filter(field -> field.getKey().startsWith("note.")
                        || List.of("text", "summary", "reason").contains(field.getKey()))
                .map(Map.Entry::getValue)
                .filter(text -> !text.isBlank())
                .toList();
        return new ModelAndView(
                "interviews/kept", Map.of("problem", refused, "back", back, "texts", texts), HttpStatus.CONFLICT);
    }
}
