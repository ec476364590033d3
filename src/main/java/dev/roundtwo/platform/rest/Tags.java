package dev.roundtwo.platform.rest;

import dev.roundtwo.platform.Secrets;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Strong entity tags (RFC 9110): the same tag means the same representation to the byte. */
final class Tags {

    private static final int LENGTH = 22; // 132 bits

    private Tags() {}

    static String of(Tagged thing) {
        String version = thing.tag();
        String tag = Objects.requireNonNullElseGet(version, () -> Secrets.digest(ApiJson.JSON.writeValueAsString(thing))
                .substring(0, LENGTH));
        return '"' + tag + '"';
    }

    /** Whether a header's list of tags names this one. Weak tags name nothing to be changed. */
    static boolean named(@Nullable String header, String tag, boolean weakToo) {
        return header != null
                && Arrays.stream(header.split(","))
                        .map(String::strip)
                        .map(one -> weakToo && one.startsWith("W/") ? one.substring(2) : one)
                        .anyMatch(one -> one.equals("*") || one.equals(tag));
    }
}
