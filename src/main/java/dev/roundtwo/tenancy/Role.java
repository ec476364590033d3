package dev.roundtwo.tenancy;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a member may do in a workspace, weakest first. */
public enum Role {
    MEMBER,
    INTERVIEWER,
    ADMIN,
    OWNER;

    /** The role of that name, in letters of any size. */
    public static Optional<Role> named(@Nullable String name) {
        return Stream.of(values())
                .filter(role -> role.name().equalsIgnoreCase(name))
                .findFirst();
    }

    /** As in "you are an admin now". */
    String withArticle() {
        String name = name().toLowerCase(Locale.ROOT);
        return ("aeiou".indexOf(name.charAt(0)) < 0 ? "a " : "an ") + name;
    }
}
