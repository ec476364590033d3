package dev.roundtwo.tenancy.signon;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Through which providers the account of a session came in, and when: plain text in the session. */
public final class Through {

    static final String ATTRIBUTE = "through";
    private static final int MOST = 10;

    private Through() {}

    static void note(HttpServletRequest request, UUID account, TrustedProvider provider, Instant now) {
        List<String> words = words(request, account);
        words.removeIf(word -> word.startsWith(provider.id() + "@"));
        words.add(provider.id() + "@" + provider.workspaceId() + "@" + now.toEpochMilli());
        List<String> latest = words.subList(Math.max(0, words.size() - MOST), words.size());
        request.getSession().setAttribute(ATTRIBUTE, account + " " + String.join(" ", latest));
    }

    /** Whether the account came through the provider, at most so long ago. */
    static boolean came(HttpServletRequest request, UUID account, UUID provider, Instant now, Duration longest) {
        return words(request, account).stream()
                .map(word -> word.split("@"))
                .anyMatch(word -> word[0].equals(provider.toString())
                        && now.toEpochMilli() - Long.parseLong(word[2]) < longest.toMillis());
    }

    /** Whether the account came through any provider of the workspace. */
    public static boolean cameToWorkspace(HttpServletRequest request, UUID account, UUID workspace) {
        return words(request, account).stream().anyMatch(word -> word.contains("@" + workspace + "@"));
    }

    private static List<String> words(HttpServletRequest request, UUID account) {
        HttpSession session = request.getSession(false);
        if (session == null
                || !(session.getAttribute(ATTRIBUTE) instanceof String text)
                || !text.startsWith(account + " ")) {
            return new ArrayList<>();
        }
        return new ArrayList<>(List.of(text.substring(text.indexOf(' ') + 1).split(" ")));
    }
}
