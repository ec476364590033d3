package dev.roundtwo.platform.files;

import java.util.UUID;

/** What a file hangs on: a kind that the database knows, and which one. With it the file goes. */
public record Subject(String kind, UUID id) {

    /** Files of an account belong to no workspace. */
    public static final String ACCOUNT = "account";

    public static Subject question(UUID id) {
        return new Subject("question", id);
    }

    public static Subject interview(UUID id) {
        return new Subject("interview", id);
    }

    public static Subject account(UUID id) {
        return new Subject(ACCOUNT, id);
    }

    boolean ofAccount() {
        return kind.equals(ACCOUNT);
    }
}
