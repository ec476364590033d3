package dev.roundtwo.interviews;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an interview is to be. The planner leads it, or asks first among peers; {@code startsAt} null means now; the second set
 * is for peers; {@code mails} says whether those whose e-mail is known are written to.
 */
public record Plan(
        String title,
        Mode mode,
        UUID set,
        @Nullable UUID secondSet,
        Invitee candidate,
        List<UUID> interviewers,
        List<UUID> shadows,
        List<UUID> observers,
        @Nullable Instant startsAt,
        ZoneId zone,
        boolean mails) {

    /** So far ahead an interview may lie. */
    public static final Duration FARTHEST = Duration.ofDays(5 * 366);

    /** Without shadows. */
    public Plan(
            String title,
            Mode mode,
            UUID set,
            @Nullable UUID secondSet,
            Invitee candidate,
            List<UUID> interviewers,
            List<UUID> observers,
            @Nullable Instant startsAt,
            ZoneId zone,
            boolean mails) {
        this(title, mode, set, secondSet, candidate, interviewers, List.of(), observers, startsAt, zone, mails);
    }

    /** Whoever answers: a member by their account, or a guest by name and, where it is known, e-mail. */
    public record Invitee(
            @Nullable UUID account, String name, @Nullable String email) {

        public static Invitee member(UUID account) {
            return new Invitee(account, "", null);
        }

        public static Invitee guest(String name, @Nullable String email) {
            return new Invitee(null, name, email);
        }
    }
}
