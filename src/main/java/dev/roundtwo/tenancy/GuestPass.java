package dev.roundtwo.tenancy;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import java.util.UUID;

/**
 * What lets a guest back into one room of one workspace: the seat they took, kept in their session. It opens
 * {@code /w/{workspace}/rooms/…} and nothing else.
 */
public final class GuestPass {

    private static final String PREFIX = "guest.";

    private GuestPass() {}

    /** Remembers the seat for this session, under a new session id. */
    public static void grant(HttpServletRequest request, UUID workspace, UUID room, UUID seat) {
        HttpSession session = request.getSession();
        request.changeSessionId();
        session.setAttribute(PREFIX + workspace, "yes");
        session.setAttribute(PREFIX + workspace + "." + room, seat.toString());
    }

    /** The seat that this session holds in the room, if any. */
    public static Optional<UUID> seat(HttpServletRequest request, UUID workspace, UUID room) {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(PREFIX + workspace + "." + room) instanceof String seat
                ? Optional.of(UUID.fromString(seat))
                : Optional.empty();
    }

    static boolean opens(HttpServletRequest request, UUID workspace) {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(PREFIX + workspace) != null;
    }
}
