package dev.roundtwo.insights.progress;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Levels over time as a drawing 360 wide and 128 high: a point for each result, a line through them, months under them. What is
 * {@code said} are the points, for whoever does not see them.
 */
public record Chart(List<Point> points, List<Axis.Tick> months, String line, String name, String said) {

    private static final int TOP = 12;
    private static final int STEP = 28;

    public Chart {
        points = List.copyOf(points);
        months = List.copyOf(months);
    }

    /** Where a result stands, and what it was and when. */
    public record Point(String x, String y, int level, String words) {}

    /** A line across, at that level. */
    public record Rule(int level, int y) {}

    public static Chart of(Signal signal, Axis axis) {
        List<Point> points = signal.results().stream()
                .map(result -> new Point(
                        axis.x(result.at()),
                        Integer.toString(y(result.level())),
                        result.level(),
                        result.level() + " (" + axis.day(result.at()) + ")"))
                .toList();
        return new Chart(
                points,
                axis.ticks(),
                points.stream().map(point -> point.x() + "," + point.y()).collect(Collectors.joining(" ")),
                signal.name(),
                points.stream().map(Point::words).collect(Collectors.joining("; ")));
    }

    /** The four levels, the highest on top. */
    public List<Rule> rules() {
        return List.of(new Rule(4, y(4)), new Rule(3, y(3)), new Rule(2, y(2)), new Rule(1, y(1)));
    }

    private static int y(int level) {
        return TOP + (4 - level) * STEP;
    }
}
