package dev.roundtwo.platform.files.store;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The place of some bytes: a file's id and which form of it. Nothing in it was typed by anybody. */
public record Key(UUID file, Variant variant) {

    private static final Pattern NAME =
            Pattern.compile("([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\\.(raw|main|thumb)");

    /** The forms of a file: as it came in (pictures only, until they were made anew), as it is given out, and small. */
    public enum Variant {
        RAW,
        MAIN,
        THUMB;

        /** The name in addresses and in the store. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Variant> named(String code) {
            for (Variant one : values()) {
                if (one.code().equals(code)) {
                    return Optional.of(one);
                }
            }
            return Optional.empty();
        }
    }

    String name() {
        return file + "." + variant.code();
    }

    /** The key of that name; none for what is not ours. */
    static Optional<Key> named(String name) {
        Matcher found = NAME.matcher(name);
        return found.matches()
                ? Variant.named(found.group(2)).map(variant -> new Key(UUID.fromString(found.group(1)), variant))
                : Optional.empty();
    }
}
