package dev.roundtwo.questions.bank;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;

/** Which words two texts share and which they do not, by their longest common subsequence. */
public final class TextDiff {

    private static final Pattern WORDS = Pattern.compile("\n|[^\\S\n]+|[\\p{L}\\p{N}_]+|.", Pattern.DOTALL);
    private static final long MOST = 4_000_000;

    private TextDiff() {}

    /** What became of a stretch of text. */
    public enum Change {
        KEPT,
        REMOVED,
        ADDED
    }

    /** A stretch of text; where {@code newline} is set, a line begins with it. */
    public record Part(Change change, String text, boolean newline) {}

    public static List<Part> between(String before, String after) {
        List<String> old = words(before);
        List<String> now = words(after);
        int head = 0;
        while (head < Math.min(old.size(), now.size()) && old.get(head).equals(now.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < Math.min(old.size(), now.size()) - head
                && old.get(old.size() - 1 - tail).equals(now.get(now.size() - 1 - tail))) {
            tail++;
        }
        var out = new Parts();
        old.subList(0, head).forEach(word -> out.add(Change.KEPT, word));
        middle(old.subList(head, old.size() - tail), now.subList(head, now.size() - tail), out);
        old.subList(old.size() - tail, old.size()).forEach(word -> out.add(Change.KEPT, word));
        return out.parts();
    }

    private static void middle(List<String> old, List<String> now, Parts out) {
        int[][] common = (long) old.size() * now.size() > MOST ? null : lengths(old, now);
        int i = 0;
        int j = 0;
        while (common != null && i < old.size() && j < now.size()) {
            if (old.get(i).equals(now.get(j))) {
                out.add(Change.KEPT, old.get(i++));
                j++;
            } else if (common[i + 1][j] >= common[i][j + 1]) {
                out.add(Change.REMOVED, old.get(i++));
            } else {
                out.add(Change.ADDED, now.get(j++));
            }
        }
        old.subList(i, old.size()).forEach(word -> out.add(Change.REMOVED, word));
        now.subList(j, now.size()).forEach(word -> out.add(Change.ADDED, word));
    }

    private static int[][] lengths(List<String> old, List<String> now) {
        var lengths = new int[old.size() + 1][now.size() + 1];
        for (int i = old.size() - 1; i >= 0; i--) {
            for (int j = now.size() - 1; j >= 0; j--) {
                lengths[i][j] = old.get(i).equals(now.get(j))
                        ? lengths[i + 1][j + 1] + 1
                        : Math.max(lengths[i + 1][j], lengths[i][j + 1]);
            }
        }
        return lengths;
    }

    private static List<String> words(String text) {
        return WORDS.matcher(text).results().map(found -> found.group()).toList();
    }

    /** Gathers words into stretches, a new one at each line. */
    private static final class Parts {

        private final List<Part> done = new ArrayList<>();
        private final StringBuilder text = new StringBuilder();
        private Change change = Change.KEPT;
        private boolean newline;

        void add(Change next, String word) {
            if (next != change || word.equals("\n")) {
                end();
                change = next;
                newline = word.equals("\n");
            }
            text.append(word.equals("\n") ? "" : word);
        }

        private void end() {
            if (!text.isEmpty() || newline) {
                done.add(new Part(change, text.toString(), newline));
            }
            text.setLength(0);
            newline = false;
        }

        List<Part> parts() {
            end();
            return Collections.unmodifiableList(done);
        }
    }
}
