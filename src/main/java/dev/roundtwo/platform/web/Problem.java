package dev.roundtwo.platform.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An error as programs read it (RFC 9457). The type is a place on the page {@code /api}; the code is for programs and never
 * changes; {@code current} is what stands, where a condition about it did not hold.
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        String code,
        String correlationId,
        List<Wrong> errors,
        @Nullable Object current) {

    /**
     * One thing that is wrong.
     *
     * @param field a JSON pointer into the body, as {@code /title}, or the name of a parameter or header, as {@code cursor}
     */
    public record Wrong(String field, String code, String message) {}
}
