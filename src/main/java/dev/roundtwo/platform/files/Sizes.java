package dev.roundtwo.platform.files;

import java.util.Locale;

/** Sizes in words. */
final class Sizes {

    private Sizes() {}

    static String text(long bytes) {
        if (bytes < 1 << 20) {
            return Math.max(1, (bytes + 1023) >> 10) + " KB";
        }
        return String.format(Locale.ENGLISH, "%.1f MB", bytes / (double) (1 << 20));
    }
}
