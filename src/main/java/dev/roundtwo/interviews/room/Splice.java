package dev.roundtwo.interviews.room;

/**
 * One change of a text: at a place, so many characters go and others come. Places count UTF-16 units, as Java and JavaScript
 * both do. The same rules stand in {@code notes-splice.js}; both sides must agree for texts to converge.
 */
public record Splice(int at, int remove, String insert) {

    public Splice {
        if (at < 0 || remove < 0) {
            throw new IllegalArgumentException("A splice starts within a text");
        }
    }

    public String apply(String text) {
        return text.substring(0, at) + insert + text.substring(at + remove);
    }

    boolean fits(int length) {
        return at <= length && remove <= length - at;
    }

    private int end() {
        return at + remove;
    }

    /**
     * This change as it must be made after the other one, which was made at the same time on the same text. Text that anybody
     * inserted survives: where this one removes around it, the inserted text is put back. {@code first} says whose text stands
     * left when both start at one place: true for this one's.
     */
    public Splice after(Splice other, boolean first) {
        int grown = other.insert.length();
        if (at == other.at && (remove == 0 || other.remove == 0)) {
            boolean left = remove == other.remove ? first : remove == 0;
            return left ? this : new Splice(at + grown, remove, insert);
        }
        if (other.end() <= at) {
            return new Splice(at + grown - other.remove, remove, insert);
        }
        if (end() <= other.at) {
            return this;
        }
        int tail = Math.max(0, end() - other.end());
        if (at < other.at || (at == other.at && first)) {
            int head = other.at - at;
            return tail > 0 ? new Splice(at, head + grown + tail, insert + other.insert) : new Splice(at, head, insert);
        }
        return new Splice(other.at + grown, tail, insert);
    }

    /** The one splice that turns a text into another; nothing is removed or inserted where they agree at both ends. */
    public static Splice between(String before, String after) {
        int limit = Math.min(before.length(), after.length());
        int head = 0;
        while (head < limit && before.charAt(head) == after.charAt(head)) {
            head++;
        }
        if (head > 0 && Character.isHighSurrogate(before.charAt(head - 1))) {
            head--;
        }
        int tail = 0;
        while (tail < limit - head
                && before.charAt(before.length() - 1 - tail) == after.charAt(after.length() - 1 - tail)) {
            tail++;
        }
        if (tail > 0 && Character.isLowSurrogate(before.charAt(before.length() - tail))) {
            tail--;
        }
        return new Splice(head, before.length() - head - tail, after.substring(head, after.length() - tail));
    }
}
