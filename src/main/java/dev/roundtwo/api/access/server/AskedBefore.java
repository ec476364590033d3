package dev.roundtwo.api.access.server;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.stereotype.Component;

/**
 * Sends whoever is not signed in to the sign-in page and keeps what the client asked for in the session: it is longer than an
 * address to go on to may be. It was found to be in order before, so that nobody fills sessions with anything else.
 */
@Component
class AskedBefore implements AuthenticationEntryPoint {

    static final String PAGE = "/oauth2/resume";
    private static final String ASKED = "authorize";
    private static final int LONGEST = 4_000;

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException refused)
            throws IOException {
        String query = request.getQueryString();
        if (!"GET".equals(request.getMethod()) || query == null || query.length() > LONGEST) {
            response.sendError(HttpStatus.BAD_REQUEST.value());
            return;
        }
        response.sendRedirect("/sign-in?next=" + kept(request));
    }

    /** Keeps what was asked; the path where it goes on. */
    static String kept(HttpServletRequest request) {
        request.getSession().setAttribute(ASKED, request.getQueryString());
        return PAGE;
    }

    /** What was asked before signing in, once. */
    static @Nullable String take(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null || !(session.getAttribute(ASKED) instanceof String query)) {
            return null;
        }
        session.removeAttribute(ASKED);
        return "/oauth2/authorize?" + query;
    }
}
