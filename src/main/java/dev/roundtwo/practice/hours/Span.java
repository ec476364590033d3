package dev.roundtwo.practice.hours;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** From an instant until before another. Lists of spans are in order and do not touch. */
public record Span(Instant from, Instant to) {

    public Duration length() {
        return Duration.between(from, to);
    }

    /** The same time in order, with what overlaps or touches as one. */
    static List<Span> joined(List<Span> spans) {
        List<Span> joined = new ArrayList<>();
        for (Span next : spans.stream().sorted(Comparator.comparing(Span::from)).toList()) {
            if (joined.isEmpty() || joined.getLast().to.isBefore(next.from)) {
                joined.add(next);
            } else if (joined.getLast().to.isBefore(next.to)) {
                joined.set(joined.size() - 1, new Span(joined.getLast().from, next.to));
            }
        }
        return joined;
    }

    /** What is in both lists. */
    static List<Span> both(List<Span> one, List<Span> other) {
        List<Span> both = new ArrayList<>();
        int a = 0;
        int b = 0;
        while (a < one.size() && b < other.size()) {
            Instant from = later(one.get(a).from, other.get(b).from);
            Instant to = earlier(one.get(a).to, other.get(b).to);
            if (from.isBefore(to)) {
                both.add(new Span(from, to));
            }
            if (one.get(a).to.isBefore(other.get(b).to)) {
                a++;
            } else {
                b++;
            }
        }
        return both;
    }

    /** What is in the first list and not in the other. */
    static List<Span> without(List<Span> one, List<Span> gone) {
        List<Span> left = new ArrayList<>();
        for (Span span : one) {
            Instant from = span.from;
            for (Span hole : gone) {
                if (hole.to.isAfter(from) && hole.from.isBefore(span.to)) {
                    if (hole.from.isAfter(from)) {
                        left.add(new Span(from, hole.from));
                    }
                    from = hole.to;
                }
            }
            if (from.isBefore(span.to)) {
                left.add(new Span(from, span.to));
            }
        }
        return left;
    }

    static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
