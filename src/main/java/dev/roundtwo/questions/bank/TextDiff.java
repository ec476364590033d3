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

    /** A stretch of text; where {@code newline} is set, a line begins with it. A blank stands between old and new. */
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

    /**
     * Gathers words into stretches, a new one at each line. Changed words with nothing but a blank between them are one
     * change, so that a phrase is read as a whole and not in alternation.
     */
    private static final class Parts {

        private final List<Part> done = new ArrayList<>();
        private final StringBuilder removed = new StringBuilder();
        private final StringBuilder added = new StringBuilder();
        private final StringBuilder blank = new StringBuilder();
        private final StringBuilder kept = new StringBuilder();

        void add(Change change, String word) {
            boolean changing = !removed.isEmpty() || !added.isEmpty();
            if (change != Change.KEPT) {
                put(Change.KEPT, kept);
                bridge();
                (change == Change.REMOVED ? removed : added).append(word);
            } else if (changing && word.isBlank() && !word.equals("\n")) {
                blank.append(word);
            } else {
                end();
                kept.append(word);
            }
        }

        /** The blank before this change belongs to whichever side goes on. */
        private void bridge() {
            if (!blank.isEmpty()) {
                removed.append(blank);
                added.append(blank);
                blank.setLength(0);
            }
        }

        private void end() {
            if (spaces(removed) && !added.isEmpty() && !spaces(added)) {
                removed.setLength(0);
            } else if (spaces(added) && !removed.isEmpty() && !spaces(removed)) {
                added.setLength(0);
                blank.insert(0, ' ');
            }
            if (!removed.isEmpty() && !added.isEmpty()) {
                boolean lines = removed.indexOf("\n") >= 0 || added.indexOf("\n") >= 0;
                put(Change.REMOVED, removed);
                done.add(new Part(Change.KEPT, lines ? "" : " ", lines));
            }
            put(Change.REMOVED, removed);
            put(Change.ADDED, added);
            kept.append(blank);
            blank.setLength(0);
        }

        private static boolean spaces(StringBuilder text) {
            return !text.isEmpty() && text.toString().isBlank() && text.indexOf("\n") < 0;
        }

        private void put(Change change, StringBuilder text) {
            String[] lines = text.toString().split("\n", -1);
            for (int i = 0; i < lines.length; i++) {
                if (i > 0 || !lines[i].isEmpty()) {
                    done.add(new Part(change, lines[i], i > 0));
                }
            }
            text.setLength(0);
        }

        List<Part> parts() {
            end();
            put(Change.KEPT, kept);
            return Collections.unmodifiableList(done);
        }
    }
}
