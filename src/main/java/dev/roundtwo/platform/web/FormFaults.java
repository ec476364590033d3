package dev.roundtwo.platform.web;

import dev.roundtwo.platform.RuleBroken;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.validation.BindingResult;

/** Gives a refused form back with everything that is wrong with it: beside the fields, or on top what is about none. */
public final class FormFaults {

    private FormFaults() {}

    /** A rule is about the field that its code names, with the last of its parts that is one. */
    public static void show(RuleBroken broken, BindingResult form, HttpServletResponse response) {
        for (RuleBroken one : broken.all()) {
            field(one.code(), form)
                    .ifPresentOrElse(
                            field -> form.rejectValue(field, one.code(), one.arguments(), null),
                            () -> form.reject(one.code(), one.arguments(), null));
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    }

    private static Optional<String> field(String code, BindingResult form) {
        return Stream.of(code.split("\\."))
                .filter(part -> form.getFieldType(part) != null)
                .reduce((one, later) -> later);
    }
}
