package dev.roundtwo.tenancy.notices;

import dev.roundtwo.platform.mail.Letter;
import dev.roundtwo.platform.mail.Mail;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something to tell one person.
 *
 * @param id made from what happened: the same id is told to the same person once
 * @param subject what it is about, as {@code interview/<uuid>}: notices about the same thing arrive in order
 * @param path where it leads, inside the workspace; begins with {@code /w/}
 * @param second another way on, in the mail only
 * @param names the accounts of those whose names stand in it: it is deleted when one of them is erased
 * @param by when it is too late to be told; nothing may hold it back until shortly before
 */
public record Notice(
        UUID id,
        UUID account,
        NoticeKind kind,
        String subject,
        String title,
        List<String> lines,
        List<Letter.Row> rows,
        @Nullable String actionLabel,
        @Nullable String path,
        Mail.@Nullable Invite invite,
        Letter.@Nullable Button second,
        Set<UUID> names,
        @Nullable Instant by) {

    private static final Duration IN_TIME = Duration.ofHours(1);

    public Notice(
            UUID id,
            UUID account,
            NoticeKind kind,
            String subject,
            String title,
            List<String> lines,
            List<Letter.Row> rows,
            @Nullable String actionLabel,
            @Nullable String path,
            Mail.@Nullable Invite invite,
            Letter.@Nullable Button second) {
        this(id, account, kind, subject, title, lines, rows, actionLabel, path, invite, second, Set.of(), null);
    }

    /** The same, which names these people. */
    public Notice naming(Set<UUID> people) {
        return new Notice(
                id, account, kind, subject, title, lines, rows, actionLabel, path, invite, second, people, by);
    }

    /** The same, of no use once that time has come: quiet hours and the day's mail hold it back only if they end well before. */
    public Notice of(Instant by) {
        return new Notice(id, account, kind, subject, title, lines, rows, actionLabel, path, invite, second, names, by);
    }

    /** Whether it is still of use at that time. */
    boolean waitsUntil(Instant due) {
        return by == null || !due.isAfter(by.minus(IN_TIME));
    }
}
