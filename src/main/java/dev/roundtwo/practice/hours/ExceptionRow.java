package dev.roundtwo.practice.hours;

import dev.roundtwo.practice.hours.Clockwork.Minutes;
import dev.roundtwo.practice.hours.Week.Otherwise;
import java.time.LocalDate;
import java.util.List;

/** A day that is otherwise, in words. */
public record ExceptionRow(LocalDate day, String off, String extra) {

    static List<ExceptionRow> of(Week week) {
        return week.exceptions().stream()
                .map(Otherwise::day)
                .distinct()
                .sorted()
                .map(day -> new ExceptionRow(day, written(week, day, false), written(week, day, true)))
                .toList();
    }

    public boolean wholeDayOff() {
        return off.equals("00:00–24:00");
    }

    private static String written(Week week, LocalDate day, boolean free) {
        return Clockwork.written(week.exceptions().stream()
                .filter(one -> one.day().equals(day) && one.free() == free)
                .map(one -> new Minutes(one.from(), one.to()))
                .toList());
    }
}
