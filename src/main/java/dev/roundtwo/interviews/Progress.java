package dev.roundtwo.interviews;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How far a turn has come: the question at hand and what was shown of each one. Positions count from 0. */
public record Progress(int position, List<Asked> questions) {

    public Progress {
        questions = List.copyOf(questions);
    }

    /** One question's part: time spent before, since when it is shown now, when each hint and follow-up came. */
    public record Asked(
            long spentMillis, @Nullable Instant shownSince, List<Instant> hints, Map<Integer, Instant> followUps) {

        public Asked {
            hints = List.copyOf(hints);
            followUps = Map.copyOf(followUps);
        }

        /** Time at this question until then. */
        public Duration spent(Instant now) {
            Duration since = shownSince == null ? Duration.ZERO : Duration.between(shownSince, now);
            return Duration.ofMillis(spentMillis).plus(since.isNegative() ? Duration.ZERO : since);
        }

        public boolean seen() {
            return spentMillis > 0 || shownSince != null;
        }

        private Asked leave(Instant now) {
            return new Asked(spent(now).toMillis(), null, hints, followUps);
        }

        private Asked enter(Instant now) {
            return new Asked(spentMillis, now, hints, followUps);
        }
    }

    static Progress fresh(int questions) {
        List<Asked> all = new ArrayList<>();
        for (int i = 0; i < questions; i++) {
            all.add(new Asked(0, null, List.of(), Map.of()));
        }
        return new Progress(0, all);
    }

    public Asked current() {
        return questions.get(position);
    }

    /** Leaves the question at hand, if one is shown, and shows the other. */
    public Progress show(int next, Instant now) {
        Progress left = stop(now);
        return new Progress(next, left.with(next, left.questions.get(next).enter(now)));
    }

    /** Stops the clock of the question at hand. */
    public Progress stop(Instant now) {
        return current().shownSince() == null
                ? this
                : new Progress(position, with(position, current().leave(now)));
    }

    public Progress hint(int question, Instant now) {
        Asked asked = questions.get(question);
        List<Instant> hints = new ArrayList<>(asked.hints());
        hints.add(now);
        return new Progress(
                position, with(question, new Asked(asked.spentMillis(), asked.shownSince(), hints, asked.followUps())));
    }

    public Progress followUp(int question, int followUp, Instant now) {
        Asked asked = questions.get(question);
        Map<Integer, Instant> followUps = new LinkedHashMap<>(asked.followUps());
        followUps.put(followUp, now);
        return new Progress(
                position, with(question, new Asked(asked.spentMillis(), asked.shownSince(), asked.hints(), followUps)));
    }

    private List<Asked> with(int index, Asked asked) {
        List<Asked> all = new ArrayList<>(questions);
        all.set(index, asked);
        return all;
    }
}
