package dev.roundtwo.identity.sessions;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A browser in a person's words, as "Firefox on Linux": enough to know one's own devices again. */
final class Browser {

    private static final List<String> NAMES =
            List.of("Edg", "Edge", "OPR", "Opera", "Firefox", "Firefox", "Chrome", "Chrome", "Safari", "Safari");
    private static final List<String> SYSTEMS = List.of(
            "Android", "Android", "iPhone", "iPhone", "iPad", "iPad", "Windows", "Windows", "Mac OS", "macOS", "Linux",
            "Linux");

    private Browser() {}

    static String of(@Nullable String agent) {
        String said = agent == null ? "" : agent;
        return first(said, NAMES, "A browser")
                + first(said, SYSTEMS, "").transform(system -> system.isEmpty() ? "" : " on " + system);
    }

    private static String first(String agent, List<String> marksAndNames, String otherwise) {
        for (int i = 0; i < marksAndNames.size(); i += 2) {
            if (agent.contains(marksAndNames.get(i))) {
                return marksAndNames.get(i + 1);
            }
        }
        return otherwise;
    }
}
