package dev.roundtwo.platform.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Puts a refusal into problem+json: for the API always, for the scripts of pages when they ask for JSON. */
@Component
public class Problems {

    private final MessageSource messages;
    private final JsonMapper json;

    Problems(MessageSource messages, JsonMapper json) {
        this.messages = messages;
        this.json = json;
    }

    /** Whether the request is one of the API's, however it came to be answered. */
    public static boolean isForProgram(HttpServletRequest request) {
        Object before = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        String path = before instanceof String original ? original : request.getRequestURI();
        return path.startsWith("/api/");
    }

    /** Whether this request is answered in JSON when it is refused. */
    static boolean wanted(HttpServletRequest request) {
        String accept = request.getHeader("Accept");
        return isForProgram(request) || (accept != null && accept.contains("json") && !accept.contains("text/html"));
    }

    /** A problem whose code is its status in words, as {@code not-found}. */
    public Problem of(HttpStatusCode status, String detail) {
        return of(status, slug(status), detail, List.of(), null);
    }

    public Problem of(
            HttpStatusCode status, String code, String detail, List<Problem.Wrong> errors, @Nullable Object current) {
        return new Problem(
                "/api#" + slug(status),
                ErrorTitles.of(messages, status, Locale.ENGLISH),
                status.value(),
                detail,
                code,
                CorrelationFilter.current(),
                errors,
                current);
    }

    /** The text of a message code; the code itself when there is none. */
    public String text(String code, Object... arguments) {
        String found = messages.getMessage(code, arguments, code, Locale.ENGLISH);
        return found == null ? code : found;
    }

    /** Answers from a filter or a security handler. Headers that belong to it are the caller's to set before. */
    public void write(HttpServletResponse response, Problem problem) throws IOException {
        byte[] body = json.writeValueAsBytes(problem);
        response.setStatus(problem.status());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /** The same with the text of a message code. */
    public void write(HttpServletResponse response, HttpStatus status, String code, Object... arguments)
            throws IOException {
        write(response, of(status, text(code, arguments)));
    }

    /** The status in words, as {@code not-found}: the code of its problems and their place on the page {@code /api}. */
    public static String slug(HttpStatusCode status) {
        HttpStatus known = HttpStatus.resolve(status.value());
        return known == null
                ? "error-" + status.value()
                : known.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
