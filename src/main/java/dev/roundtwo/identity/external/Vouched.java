package dev.roundtwo.identity.external;

import org.jspecify.annotations.Nullable;

/**
 * What a provider says of somebody who signed in there just now. A subject is 1 to 255 letters that can be kept; an e-mail or
 * a name that cannot is none.
 *
 * @param emailVerified whether it says that the e-mail is theirs
 * @param twice whether it says that they did so with a second factor, and its word counts
 */
public record Vouched(
        String issuer,
        String subject,
        @Nullable String email,
        boolean emailVerified,
        @Nullable String name,
        boolean twice) {

    private static final int LONGEST = 255;
    private static final int NAME = 80;

    /**
     * @throws IllegalArgumentException when the subject is none
     */
    public Vouched {
        if (subject.isBlank() || subject.length() > LONGEST || !isKeepable(subject)) {
            throw new IllegalArgumentException("subject");
        }
        email = email == null || email.isBlank() || email.length() > LONGEST || !isKeepable(email) ? null : email;
        emailVerified = emailVerified && email != null;
        name = name == null || !isKeepable(name) ? null : cut(name.strip());
    }

    private static String cut(String name) {
        boolean within = name.length() <= NAME;
        int end = within ? name.length() : NAME;
        return name.substring(0, !within && Character.isHighSurrogate(name.charAt(end - 1)) ? end - 1 : end);
    }

    /** Neither controls nor half letters: no database keeps them, and pages would not show them. */
    private static boolean isKeepable(String text) {
        return text.codePoints()
                .noneMatch(
                        letter -> Character.isISOControl(letter) || Character.getType(letter) == Character.SURROGATE);
    }
}
