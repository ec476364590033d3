package dev.roundtwo.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses what is longer than any of ours before it is read: JSON, whose length must be told, as browsers always do; and forms
 * with files, which may be long only where files are attached. Tomcat does the same for other forms.
 */
@Component
@Order(-200) // before sessions and security
class BodyLimit extends OncePerRequestFilter {

    private static final long MOST_JSON = 1 << 20;
    private static final long MOST_FORM = 9 << 20;
    private static final long AROUND = 2 << 20;

    private final long mostWithFile;

    BodyLimit(@Value("${roundtwo.files.largest:20MB}") DataSize largest) {
        this.mostWithFile = Math.max(MOST_FORM, largest.toBytes() + AROUND);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long length = request.getContentLengthLong();
        if (length > most(request)) {
            response.sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
        } else if (length < 0 && !hasParts(request)) {
            response.sendError(HttpServletResponse.SC_LENGTH_REQUIRED);
        } else {
            chain.doFilter(request, response);
        }
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !hasParts(request) && !type(request).contains("json");
    }

    private long most(HttpServletRequest request) {
        if (!hasParts(request)) {
            return MOST_JSON;
        }
        return request.getRequestURI().endsWith("/files") ? mostWithFile : MOST_FORM;
    }

    private static boolean hasParts(HttpServletRequest request) {
        return type(request).startsWith("multipart/");
    }

    private static String type(HttpServletRequest request) {
        String type = request.getContentType();
        return type == null ? "" : type.toLowerCase(Locale.ROOT);
    }
}
