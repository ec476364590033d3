package dev.roundtwo.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** The way to the page where people show again who they are, and from there back to where they were. */
@ControllerAdvice
@Order(-1) // before what answers any exception
public class ProofFirst {

    @ExceptionHandler(ProofWanted.class)
    void ask(HttpServletRequest request, HttpServletResponse response) throws IOException {
        lead(request, response);
    }

    /** Answers the request by leading there; a program or a stream hears no. */
    public static void lead(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean reading = isReading(request);
        String back = reading ? asked(request) : referer(request);
        String proof = "/account/proof?next=" + URLEncoder.encode(back, StandardCharsets.UTF_8);
        String accept = request.getHeader("Accept");
        if (request.getHeader("HX-Request") != null) {
            response.setHeader("HX-Redirect", proof);
        } else if (accept != null && (accept.contains("text/event-stream") || accept.startsWith("application/json"))) {
            response.sendError(HttpStatus.FORBIDDEN.value());
        } else {
            response.sendRedirect(proof);
        }
    }

    static boolean isReading(HttpServletRequest request) {
        return "GET".equals(request.getMethod()) || "HEAD".equals(request.getMethod());
    }

    private static String asked(HttpServletRequest request) {
        String query = request.getQueryString();
        return query == null ? request.getRequestURI() : request.getRequestURI() + "?" + query;
    }

    /** The page of ours that the form stood on. */
    private static String referer(HttpServletRequest request) {
        return LocalPath.or(path(request.getHeader("Referer")), "/account");
    }

    private static @Nullable String path(@Nullable String referer) {
        try {
            URI page = URI.create(referer == null ? "" : referer);
            return page.getRawQuery() == null ? page.getRawPath() : page.getRawPath() + "?" + page.getRawQuery();
        } catch (IllegalArgumentException odd) {
            return null;
        }
    }
}
