package dev.roundtwo.platform.web;

import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatusCode;

/** The heading of an error page, by status. */
final class ErrorTitles {

    private ErrorTitles() {}

    static String of(MessageSource messages, HttpStatusCode status, Locale locale) {
        String fallback = status.is5xxServerError() ? "error.title.500" : "error.title.400";
        String title = messages.getMessage("error.title." + status.value(), null, null, locale);
        return title == null ? messages.getMessage(fallback, null, locale) : title;
    }
}
