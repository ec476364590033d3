package dev.roundtwo.tenancy;

import dev.roundtwo.identity.Protection;
import dev.roundtwo.identity.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Component;

/**
 * The door of a workspace that asks for a second factor. Who has none is led to where one is set up, who has one to where it
 * is asked for; both come back after that.
 */
@Component
class SecondFactorDoor {

    private final Protection protection;

    SecondFactorDoor(Protection protection) {
        this.protection = protection;
    }

    /** Whether the request ends here, with its answer written: the person signed in with one factor only. */
    boolean isMissing(HttpServletRequest request, HttpServletResponse response) throws IOException {
        SignedIn me = SignedIn.current().orElse(null);
        if (me == null || me.twice()) {
            return false;
        }
        boolean page = "GET".equals(request.getMethod()) && request.getHeader("HX-Request") == null;
        String back = page ? request.getRequestURI() : request.getRequestURI().replaceFirst("(/w/[^/]+).*", "$1");
        String way = (protection.isTwofold(me.accountId()) ? "/sign-in/second-factor" : "/account/security") + "?next="
                + URLEncoder.encode(back, StandardCharsets.UTF_8);
        if (page && !"text/event-stream".equals(request.getHeader("Accept"))) {
            response.sendRedirect(way);
        } else if (request.getHeader("HX-Request") != null) {
            response.setHeader("HX-Redirect", way);
        } else {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        }
        return true;
    }
}
