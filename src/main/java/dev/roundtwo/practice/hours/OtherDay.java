package dev.roundtwo.practice.hours;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/**
 * A day that is otherwise, as it was typed beside the week: {@code add} when its own button was pressed, {@code forget} the day
 * that is to be as every week again.
 */
public record OtherDay(
        @Nullable String day,
        @Nullable Boolean free,
        @Nullable String span,
        @Nullable Boolean add,
        @Nullable String forget) {

    static final OtherDay NONE = new OtherDay("", false, "", false, "");

    /** Whether there is anything to add. */
    boolean said() {
        return Boolean.TRUE.equals(add) || !text(day).isEmpty() || !text(span).isEmpty();
    }

    /** For the page. */
    public boolean extra() {
        return Boolean.TRUE.equals(free);
    }

    String times() {
        return text(span);
    }

    Optional<LocalDate> date() {
        return read(day);
    }

    Optional<LocalDate> forgotten() {
        return read(forget);
    }

    /** Says what is wrong, by the names of the form's fields. */
    void judge(Errors errors, LocalDate today) {
        if (!said()) {
            return;
        }
        LocalDate date = date().orElse(null);
        if (date == null) {
            errors.rejectValue("day", "practice.exception.day", "practice.exception.day");
        } else if (date.isBefore(today)) {
            errors.rejectValue("day", "practice.exception.past", "practice.exception.past");
        } else if (date.isAfter(today.plusYears(5))) {
            errors.rejectValue("day", "practice.exception.far", "practice.exception.far");
        }
        if (Clockwork.read(times()).isEmpty() || (extra() && times().isEmpty())) {
            errors.rejectValue("span", "practice.exception.hours", "practice.exception.hours");
        }
    }

    private static Optional<LocalDate> read(@Nullable String text) {
        try {
            return Optional.of(LocalDate.parse(text(text))).filter(day -> day.getYear() < 10_000);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }
}
