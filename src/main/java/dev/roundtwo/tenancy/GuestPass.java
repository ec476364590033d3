package dev.roundtwo.tenancy;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * What lets a guest back into one room of one workspace: the seat they took, kept in their session. It opens
 * {@code /w/{workspace}/rooms/…} and nothing else.
 */
public final class GuestPass {

    private static final Duration UNUSED = Duration.ofDays(14);
    private static final String PREFIX = "guest.";

    private GuestPass() {}

    /** A seat, and the claim that shows it was this guest who took it. */
    public record Held(UUID seat, String claim) {}

    /** Remembers the seat for this session, under a new session id. */
    public static void grant(HttpServletRequest request, UUID workspace, UUID room, Held held) {
        HttpSession session = request.getSession();
        request.changeSessionId();
        session.setMaxInactiveInterval((int) UNUSED.toSeconds());
        session.setAttribute(PREFIX + workspace, "yes");
        session.setAttribute(PREFIX + workspace + "." + room, held.seat() + " " + held.claim());
    }

    /** The seat that this session holds in the room, if any. */
    public static Optional<Held> seat(HttpServletRequest request, UUID workspace, UUID room) {
        HttpSession session = request.getSession(false);
        if (session == null || !(session.getAttribute(PREFIX + workspace + "." + room) instanceof String kept)) {
            return Optional.empty();
        }
        int space = kept.indexOf(' ');
        return space < 0
                ? Optional.empty()
                : Optional.of(new Held(UUID.fromString(kept.substring(0, space)), kept.substring(space + 1)));
    }

    static boolean opens(HttpServletRequest request, UUID workspace) {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(PREFIX + workspace) != null;
    }
}
