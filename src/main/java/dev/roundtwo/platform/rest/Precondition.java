package dev.roundtwo.platform.rest;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Holds changes to what their sender saw: each update names the entity tag that it is built on. */
@Component
public class Precondition {

    private final HttpServletRequest request;

    Precondition(HttpServletRequest request) {
        this.request = request;
    }

    /** Refuses unless {@code If-Match} names what stands: 428 without the header, 412 with what stands. */
    public void holdsFor(Tagged current) {
        String named = request.getHeader(HttpHeaders.IF_MATCH);
        if (named == null) {
            throw new Refused(null);
        }
        mayHoldFor(current);
    }

    /** The version that {@code If-Match} names, for what keeps both texts when somebody was quicker. */
    public int version(Tagged current) {
        String named = request.getHeader(HttpHeaders.IF_MATCH);
        if (named == null) {
            throw new Refused(null);
        }
        if (named.strip().matches("\"[0-9]{1,9}\"")) {
            return Integer.parseInt(named.strip().replace("\"", ""));
        }
        throw failed(current);
    }

    /** The same for an act that may be done unseen: only a header that is there is judged. */
    public void mayHoldFor(Tagged current) {
        String named = request.getHeader(HttpHeaders.IF_MATCH);
        if (named != null && !Tags.named(named, Tags.of(current), false)) {
            throw failed(current);
        }
    }

    /** Somebody was quicker, between the look and the change. */
    public static RuntimeException failed(Tagged current) {
        return new Refused(current);
    }

    static final class Refused extends RuntimeException {

        private final transient @Nullable Tagged current;

        Refused(@Nullable Tagged current) {
            super(current == null ? "If-Match is missing" : "If-Match does not hold");
            this.current = current;
        }

        @Nullable
        Tagged current() {
            return current;
        }
    }
}
