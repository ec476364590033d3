package dev.roundtwo.insights.progress;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/**
 * How somebody's guesses stand to their results: nothing is said of fewer than {@value #FEW}. What the figures mean stands in
 * decision 22.
 */
public record Hindsight(int count, List<Talk> talks, List<Row> rows, Gaps gaps) {

    static final int FEW = 3;

    /** Nearer to the result than this is about right. */
    private static final BigDecimal RIGHT = new BigDecimal("0.25");

    /** From that on to here it is little; half a level from here on. */
    private static final BigDecimal LITTLE = new BigDecimal("0.40");

    /** An interview with what was guessed of it; {@code gap} is guess less result. */
    public record Talk(Instant at, BigDecimal gap, List<Compared> all) {

        public String shown() {
            return Gaps.signed(gap);
        }
    }

    /** One signal over all interviews in which it was guessed, or what was guessed overall. */
    public record Row(String name, int count, BigDecimal guess, BigDecimal level, BigDecimal gap) {

        public String shown() {
            return Gaps.signed(gap);
        }
    }

    static Hindsight of(List<Compared> all, Axis axis) {
        List<Talk> talks = all.stream()
                .collect(Collectors.groupingBy(Compared::interview, LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(one -> new Talk(one.getFirst().at(), gap(one), one))
                .toList();
        return new Hindsight(talks.size(), talks, rows(all), Gaps.of(talks, axis));
    }

    public boolean enough() {
        return count >= FEW;
    }

    /** How many are missing until something is said. */
    public int missing() {
        return FEW - count;
    }

    /** What they show on the whole: the code of the sentence that says so, with what {@link #step}, {@link #low} and {@link #high} say. */
    public String tendency() {
        BigDecimal mean = mean();
        return mean.abs().compareTo(RIGHT) < 0 ? "right" : mean.signum() < 0 ? "below" : "above";
    }

    /** How far they are off, in half levels: none, which is a little, up to four, which is two levels or more. */
    public int step() {
        BigDecimal off = mean().abs();
        if (off.compareTo(LITTLE) < 0) {
            return 0;
        }
        return Math.clamp(
                off.multiply(BigDecimal.TWO).setScale(0, RoundingMode.HALF_UP).intValue(), 1, 4);
    }

    /** In how many interviews the guess was lower than the result. */
    public long low() {
        return talks.stream().filter(talk -> talk.gap().signum() < 0).count();
    }

    /** In how many it was higher. */
    public long high() {
        return talks.stream().filter(talk -> talk.gap().signum() > 0).count();
    }

    private BigDecimal mean() {
        return mean(talks.stream().map(Talk::gap).reduce(BigDecimal.ZERO, BigDecimal::add), count, 2);
    }

    private static List<Row> rows(List<Compared> all) {
        Map<String, List<Compared>> byKey =
                all.stream().collect(Collectors.groupingBy(Compared::key, TreeMap::new, Collectors.toList()));
        List<Row> rows = new ArrayList<>();
        byKey.values().stream()
                .filter(own -> own.size() >= FEW)
                .sorted(Comparator.comparing(
                                (List<Compared> own) -> !own.getFirst().overall())
                        .thenComparing(own -> own.getLast().name()))
                .forEach(own -> rows.add(row(own)));
        return rows;
    }

    private static Row row(List<Compared> own) {
        BigDecimal guess = mean(own, Compared::guess);
        BigDecimal level = mean(own, Compared::level);
        return new Row(own.getLast().name(), own.size(), guess, level, mean(own, Compared::difference));
    }

    /** The mean over the signals that were guessed; of an interview of which only the whole was guessed, that. */
    private static BigDecimal gap(List<Compared> one) {
        List<Compared> signals = one.stream().filter(each -> !each.overall()).toList();
        return mean(signals.isEmpty() ? one : signals, Compared::difference);
    }

    private static BigDecimal mean(List<Compared> all, ToIntFunction<Compared> what) {
        return mean(BigDecimal.valueOf(all.stream().mapToInt(what).sum()), all.size(), 1);
    }

    private static BigDecimal mean(BigDecimal sum, int count, int digits) {
        return sum.divide(BigDecimal.valueOf(Math.max(1, count)), digits, RoundingMode.HALF_UP);
    }
}
