package dev.roundtwo.tenancy.notices;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/**
 * How somebody wants to be told, as typed.
 *
 * @param shown names of the kinds that are to be in the inbox
 * @param mail names of kinds with when they are mailed
 */
public record PreferencesForm(
        @Nullable List<String> shown,
        @Nullable Map<String, String> mail,
        @Nullable String quietFrom,
        @Nullable String quietUntil,
        @Nullable Integer digestHour) {

    static PreferencesForm of(Map<NoticeKind, Choice> choices, Hours hours) {
        Map<String, String> mail = new HashMap<>();
        choices.forEach((kind, choice) -> mail.put(kind.name(), choice.mail().name()));
        return new PreferencesForm(
                choices.entrySet().stream()
                        .filter(each -> each.getValue().shown())
                        .map(each -> each.getKey().name())
                        .toList(),
                mail,
                hours.quietFrom() == null ? "" : hours.quietFrom().toString(),
                hours.quietUntil() == null ? "" : hours.quietUntil().toString(),
                hours.digestHour());
    }

    /** Says what is wrong, by the names of the form's fields. */
    void judge(Errors errors) {
        for (NoticeKind kind : NoticeKind.values()) {
            Choice choice = choice(kind);
            if (choice.mail() == MailTime.DIGEST && !kind.digestible()) {
                errors.rejectValue("mail", "notices.digest.not");
            } else if (kind.needed() && !choice.shown() && choice.mail() == MailTime.NONE) {
                errors.rejectValue("mail", "notices.needed." + kind.name());
            }
        }
        Optional<LocalTime> from = time(quietFrom);
        Optional<LocalTime> until = time(quietUntil);
        if (wrong(quietFrom) || wrong(quietUntil) || from.isPresent() != until.isPresent()) {
            errors.rejectValue("quietFrom", "notices.quiet.both");
        } else if (from.isPresent() && from.equals(until)) {
            errors.rejectValue("quietFrom", "notices.quiet.same");
        }
        if (digestHour == null || digestHour < 0 || digestHour > 23) {
            errors.rejectValue("digestHour", "notices.digest.hour");
        }
    }

    /** A kind that the page does not show keeps its default. */
    Choice choice(NoticeKind kind) {
        String when = mail == null ? null : mail.get(kind.name());
        MailTime time = Stream.of(MailTime.values())
                .filter(each -> each.name().equals(when))
                .findFirst()
                .orElse(kind.mail());
        return new Choice(shown != null && shown.contains(kind.name()), time);
    }

    Optional<LocalTime> from() {
        return time(quietFrom);
    }

    Optional<LocalTime> until() {
        return time(quietUntil);
    }

    /** The kinds as the page lists them. */
    public List<Line> lines() {
        return Stream.of(NoticeKind.values())
                .map(kind -> new Line(
                        kind,
                        choice(kind).shown(),
                        choice(kind).mail(),
                        Stream.of(MailTime.values())
                                .filter(time -> time != MailTime.DIGEST || kind.digestible())
                                .toList()))
                .toList();
    }

    private static boolean wrong(@Nullable String typed) {
        return typed != null && !typed.isBlank() && time(typed).isEmpty();
    }

    private static Optional<LocalTime> time(@Nullable String typed) {
        try {
            return typed == null || typed.isBlank() ? Optional.empty() : Optional.of(LocalTime.parse(typed.strip()));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** A kind, how it is told, and when it can be mailed. */
    public record Line(NoticeKind kind, boolean shown, MailTime mail, List<MailTime> times) {}
}
