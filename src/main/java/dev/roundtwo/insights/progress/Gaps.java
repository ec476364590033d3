package dev.roundtwo.insights.progress;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Guess less result over time, as a drawing 360 wide and 132 high: a stem for each interview, up when it was guessed higher than it
 * came out, down when lower; months under them. What is {@code said} are the stems, for whoever does not see them.
 */
public record Gaps(List<Stem> stems, List<Axis.Tick> months, String said) {

    private static final int MIDDLE = 58;
    private static final double LEVEL = 20;

    public Gaps {
        stems = List.copyOf(stems);
        months = List.copyOf(months);
    }

    /** Where an interview stands, and what it was and when. */
    public record Stem(String x, String y, String words) {}

    /** A line across, at so many levels. */
    public record Rule(String label, int y) {}

    static Gaps of(List<Hindsight.Talk> talks, Axis axis) {
        List<Stem> stems = talks.stream()
                .map(talk -> new Stem(
                        axis.x(talk.at()),
                        String.format(Locale.ROOT, "%.1f", MIDDLE - talk.gap().doubleValue() * LEVEL),
                        talk.shown() + " (" + axis.day(talk.at()) + ")"))
                .toList();
        return new Gaps(stems, axis.ticks(), stems.stream().map(Stem::words).collect(Collectors.joining("; ")));
    }

    /** Two levels up, right, two levels down. */
    public List<Rule> rules() {
        return List.of(new Rule("+2", (int) (MIDDLE - 2 * LEVEL)), new Rule("0", MIDDLE), new Rule("−2", (int)
                (MIDDLE + 2 * LEVEL)));
    }

    public int zero() {
        return MIDDLE;
    }

    /** With its sign, as one writes it. */
    static String signed(BigDecimal gap) {
        return gap.signum() > 0 ? "+" + gap : gap.signum() < 0 ? "−" + gap.abs() : "0";
    }
}
