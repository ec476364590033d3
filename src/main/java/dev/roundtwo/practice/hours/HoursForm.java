package dev.roundtwo.practice.hours;

import dev.roundtwo.platform.time.Zones;
import dev.roundtwo.practice.hours.Clockwork.Minutes;
import dev.roundtwo.practice.hours.Week.Window;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/** Somebody's hours and what they say of themselves, as it was typed; {@code hours} has a line for each day from Monday on. */
public record HoursForm(
        @Nullable Integer level,
        @Nullable String language,
        @Nullable String zone,
        @Nullable String buffer,
        @Nullable List<String> hours) {

    private static final int LONGEST_PAUSE = 240;

    /** With a pause that nobody typed. */
    public HoursForm(int level, String language, String zone, int buffer, List<String> hours) {
        this(level, language, zone, Integer.toString(buffer), hours);
    }

    static HoursForm of(Profile profile, Week week) {
        return new HoursForm(
                profile.level(),
                profile.language(),
                profile.zone().getId(),
                profile.buffer(),
                Stream.of(DayOfWeek.values())
                        .map(day -> Clockwork.written(week.hours().stream()
                                .filter(window -> window.day() == day)
                                .map(window -> new Minutes(window.from(), window.to()))
                                .toList()))
                        .toList());
    }

    /** Says what is wrong, by the names of the form's fields. */
    void judge(Errors errors) {
        if (level == null || level < 1 || level > 4) {
            errors.rejectValue("level", "practice.level", "practice.level");
        }
        if (language == null || !Languages.NAMES.containsKey(language)) {
            errors.rejectValue("language", "practice.language", "practice.language");
        }
        if (clock().isEmpty()) {
            errors.rejectValue("zone", "practice.zone", "practice.zone");
        }
        if (pause().isEmpty()) {
            errors.rejectValue("buffer", "practice.buffer", "practice.buffer");
        }
        for (DayOfWeek day : DayOfWeek.values()) {
            if (Clockwork.read(line(day)).isEmpty()) {
                errors.rejectValue("hours", "practice.hours.line", new Object[] {name(day)}, "practice.hours.line");
            }
        }
    }

    /** Whole minutes around appointments. */
    Optional<Integer> pause() {
        try {
            return Optional.of(Integer.parseInt(buffer == null ? "" : buffer.strip()))
                    .filter(minutes -> minutes >= 0 && minutes <= LONGEST_PAUSE);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    Optional<ZoneId> clock() {
        return Zones.of(zone);
    }

    List<Window> windows() {
        return Stream.of(DayOfWeek.values())
                .flatMap(day -> Clockwork.read(line(day)).orElseThrow().stream()
                        .map(hours -> new Window(day, hours.from(), hours.to())))
                .toList();
    }

    /** What stands in the line of each day, for the page. */
    public List<Day> days() {
        return IntStream.rangeClosed(1, 7)
                .mapToObj(DayOfWeek::of)
                .map(day ->
                        new Day(name(day), line(day), Clockwork.read(line(day)).isEmpty()))
                .toList();
    }

    private String line(DayOfWeek day) {
        int index = day.ordinal();
        return hours == null || hours.size() <= index || hours.get(index) == null ? "" : hours.get(index);
    }

    private static String name(DayOfWeek day) {
        return day.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }

    /** A day's line. */
    public record Day(String name, String hours, boolean wrong) {}
}
