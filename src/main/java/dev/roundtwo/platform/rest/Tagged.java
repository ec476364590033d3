package dev.roundtwo.platform.rest;

import org.jspecify.annotations.Nullable;

/** A single thing with an entity tag: made of what is shown, or the version that it names. */
public interface Tagged {

    /** The version to tag it with; null for a digest of the whole. */
    default @Nullable String tag() {
        return null;
    }
}
