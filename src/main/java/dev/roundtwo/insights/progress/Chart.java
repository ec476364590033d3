package dev.roundtwo.insights.progress;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Levels over time as a drawing {@value #WIDTH} wide and {@value #HEIGHT} high: a point for each result, a line through them. */
public record Chart(List<Point> points, String line, String words) {

    public static final int WIDTH = 360;
    public static final int HEIGHT = 110;
    private static final int LEFT = 24;
    private static final int TOP = 12;
    private static final int STEP = 28;

    public Chart {
        points = List.copyOf(points);
    }

    /** Where a result stands. */
    public record Point(String x, String y, int level) {}

    /** A line across, at that level. */
    public record Rule(int level, int y) {}

    public static Chart of(Signal signal, Instant from, Instant to) {
        List<Point> points = signal.results().stream()
                .map(result -> new Point(
                        number(x(result.at(), from, to)), Integer.toString(y(result.level())), result.level()))
                .toList();
        String levels = signal.results().stream()
                .map(result -> Integer.toString(result.level()))
                .collect(Collectors.joining(", "));
        return new Chart(
                points,
                points.stream().map(point -> point.x() + "," + point.y()).collect(Collectors.joining(" ")),
                signal.name() + ", levels over time: " + levels);
    }

    /** The four levels, the highest on top. */
    public List<Rule> rules() {
        return List.of(new Rule(4, y(4)), new Rule(3, y(3)), new Rule(2, y(2)), new Rule(1, y(1)));
    }

    private static int y(int level) {
        return TOP + (4 - level) * STEP;
    }

    /** Inside the borders by the share of time that has gone. */
    private static double x(Instant at, Instant from, Instant to) {
        double share = (double) Duration.between(from, at).toMillis()
                / Math.max(1, Duration.between(from, to).toMillis());
        return LEFT + 8 + Math.clamp(share, 0, 1) * (WIDTH - LEFT - 20);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
