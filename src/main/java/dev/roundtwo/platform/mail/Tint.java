package dev.roundtwo.platform.mail;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A brand's colour, for light and for dark. As chosen it carries white text on a light page; in the dark it is made lighter until
 * dark text is read on it, and itself on the dark page, as well: 4.5 to 1 each way, which is AA.
 */
public record Tint(String light, String dark) {

    /** What text has to stand out by. */
    public static final double AA = 4.5;

    static final String NIGHT = "#14181a";
    private static final Pattern HEX = Pattern.compile("#[0-9a-f]{6}");
    private static final Tint OURS = new Tint("#0b5a57", lighter("#0b5a57"));

    /** The tint of a colour that was accepted before; ours where there is none. */
    public static Tint of(@Nullable String colour) {
        return colour == null || !HEX.matcher(colour).matches() ? OURS : new Tint(colour, lighter(colour));
    }

    /** The colour as it is kept, {@code #rrggbb} in small letters; nothing when it is none. */
    public static Optional<String> read(String typed) {
        String small = typed.strip().toLowerCase(Locale.ROOT);
        String hex = small.startsWith("#") ? small : "#" + small;
        String whole = hex.matches("#[0-9a-f]{3}") ? hex.replaceAll("([0-9a-f])", "$1$1") : hex;
        return Optional.of(whole).filter(each -> HEX.matcher(each).matches());
    }

    /** By how much white text stands out on it: 1 is not at all, 21 is black. */
    public static double contrastWithWhite(String colour) {
        return contrast(colour, "#ffffff");
    }

    static double contrast(String one, String other) {
        double first = luminance(one);
        double second = luminance(other);
        return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
    }

    private static String lighter(String colour) {
        int part = 0;
        String now = colour;
        while (contrast(now, NIGHT) < AA) {
            part += 4;
            now = "#%02x%02x%02x".formatted(whiter(colour, 1, part), whiter(colour, 3, part), whiter(colour, 5, part));
        }
        return now;
    }

    private static int whiter(String colour, int at, int percent) {
        int channel = channel(colour, at);
        return channel + (255 - channel) * percent / 100;
    }

    private static int channel(String colour, int at) {
        return Integer.parseInt(colour, at, at + 2, 16);
    }

    /** Relative luminance as WCAG 2.2 defines it. */
    private static double luminance(String colour) {
        return 0.2126 * linear(channel(colour, 1))
                + 0.7152 * linear(channel(colour, 3))
                + 0.0722 * linear(channel(colour, 5));
    }

    private static double linear(int channel) {
        double share = channel / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }
}
