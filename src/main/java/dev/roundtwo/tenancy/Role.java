package dev.roundtwo.tenancy;

import java.util.Locale;

/** What a member may do in a workspace, weakest first. */
public enum Role {
    MEMBER,
    INTERVIEWER,
    ADMIN,
    OWNER;

    /** As in "you are an admin now". */
    String withArticle() {
        String name = name().toLowerCase(Locale.ROOT);
        return ("aeiou".indexOf(name.charAt(0)) < 0 ? "a " : "an ") + name;
    }
}
