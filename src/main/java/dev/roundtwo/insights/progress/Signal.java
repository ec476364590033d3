package dev.roundtwo.insights.progress;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A signal's results in some time: how many, their mean to one decimal, and what the mean was before; null where there were none. */
public record Signal(
        String key,
        String name,
        List<Result> results,
        BigDecimal mean,
        @Nullable BigDecimal before) {

    public Signal {
        results = List.copyOf(results);
    }

    /** Each signal that has results, by name; with the means of the time before. */
    public static List<Signal> of(List<Result> results, List<Result> before) {
        Map<String, List<Result>> earlier = byKey(before);
        List<Signal> signals = new ArrayList<>();
        byKey(results).forEach((key, own) -> {
            List<Result> old = earlier.get(key);
            signals.add(new Signal(key, own.getLast().name(), own, mean(own), old == null ? null : mean(old)));
        });
        signals.sort(Comparator.comparing(Signal::name).thenComparing(Signal::key));
        return signals;
    }

    public int count() {
        return results.size();
    }

    /** How far the mean moved; null where there is nothing to compare with. */
    public @Nullable BigDecimal change() {
        return before == null ? null : mean.subtract(before);
    }

    /** The mean as a whole level, for its colour. */
    public int level() {
        return mean.setScale(0, RoundingMode.HALF_UP).intValue();
    }

    /** Sum by number, rounded half up to one decimal: from whole numbers, so that nothing is rounded twice. */
    static BigDecimal mean(List<Result> results) {
        int sum = results.stream().mapToInt(Result::level).sum();
        return BigDecimal.valueOf(sum).divide(BigDecimal.valueOf(results.size()), 1, RoundingMode.HALF_UP);
    }

    private static Map<String, List<Result>> byKey(List<Result> results) {
        return results.stream().collect(Collectors.groupingBy(Result::key, TreeMap::new, Collectors.toList()));
    }
}
