package dev.roundtwo.roles;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Everybody who tries the routes of {@code src/docs/roles.md}. */
public enum Who {
    OWNER("signed in"),
    ADMIN("signed in"),
    INTERVIEWER("interviewer", "signed in"),
    MEMBER("member", "signed in"),
    LEAD("planner", "seated", "interviewer", "signed in"),
    PANELIST("seated", "interviewer", "signed in"),
    SHADOW("seated", "member", "signed in"),
    OBSERVER("seated", "member", "signed in"),
    CANDIDATE("seated", "member", "signed in"),
    GUEST("not signed in"),
    ASKER("group lead", "planner", "seated", "interviewer", "signed in"),
    ANSWERER("group member", "seated", "member", "signed in"),
    OPERATOR("signed in"),
    STRANGER("signed in"),
    NOBODY("not signed in");

    private final List<String> columns;

    Who(String... columns) {
        this.columns = Arrays.asList(columns);
    }

    /** The column of a table with this head that speaks of them: their own, or the first that they are among. */
    int column(List<String> head) {
        int own = head.indexOf(name().toLowerCase(Locale.ROOT));
        return own >= 0
                ? own
                : columns.stream()
                        .mapToInt(head::indexOf)
                        .filter(at -> at >= 0)
                        .findFirst()
                        .orElseGet(() -> Math.max(head.indexOf("others"), head.indexOf("anybody")));
    }

    boolean hasAccount() {
        return this != GUEST && this != NOBODY;
    }
}
