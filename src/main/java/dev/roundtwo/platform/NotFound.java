package dev.roundtwo.platform;

/** Something does not exist, or is not this reader's to see. Rendered as 404 in both cases. */
public final class NotFound extends RuntimeException {

    public NotFound(String what, Object key) {
        super("No %s %s".formatted(what, key));
    }
}
