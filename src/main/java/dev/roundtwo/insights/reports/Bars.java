package dev.roundtwo.insights.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Numbers of the last months as bars, in a drawing {@value #WIDTH} wide and {@value #HEIGHT} high. */
public record Bars(List<Bar> bars, String words) {

    static final int WIDTH = 360;
    static final int HEIGHT = 120;
    private static final int FLOOR = 96;
    private static final int TALLEST = 76;

    public Bars {
        bars = List.copyOf(bars);
    }

    /** One month's. */
    public record Bar(String label, String value, int x, int y, int height, int middle) {}

    static Bars of(String what, Map<String, Integer> numbers, Reader reader) {
        int most = Math.max(1, numbers.values().stream().max(Integer::compare).orElse(1));
        int step = WIDTH / Math.max(1, numbers.size());
        List<Bar> bars = new ArrayList<>();
        for (Map.Entry<String, Integer> one : numbers.entrySet()) {
            int height = Math.round((float) TALLEST * one.getValue() / most);
            int x = bars.size() * step + 8;
            bars.add(new Bar(
                    one.getKey(),
                    reader.number(one.getValue()),
                    x,
                    FLOOR - height,
                    Math.max(1, height),
                    x + (step - 16) / 2));
        }
        String said = bars.stream().map(bar -> bar.label() + " " + bar.value()).collect(Collectors.joining(", "));
        return new Bars(bars, what + ": " + said);
    }

    public int thick() {
        return WIDTH / Math.max(1, bars.size()) - 16;
    }
}
