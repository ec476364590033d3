package dev.roundtwo.interviews.calendar;

/** Folds lines to 75 octets (RFC 5545, 3.1), never within a character. */
final class Folding {

    private static final int MOST = 75;

    private Folding() {}

    /** The lines, each ended by CR and LF, with those that are too long gone on with after a blank. */
    static String of(String lines) {
        StringBuilder folded = new StringBuilder(lines.length() + lines.length() / 32);
        int octets = 0;
        for (int at = 0; at < lines.length(); ) {
            int point = lines.codePointAt(at);
            int size = point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
            if (point == '\r' || point == '\n') {
                octets = 0;
            } else if (octets + size > MOST) {
                folded.append("\r\n ");
                octets = 1 + size;
            } else {
                octets += size;
            }
            folded.appendCodePoint(point);
            at += Character.charCount(point);
        }
        return folded.toString();
    }
}
