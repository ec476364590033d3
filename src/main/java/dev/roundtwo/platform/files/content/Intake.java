package dev.roundtwo.platform.files.content;

import java.util.EnumSet;
import java.util.Set;

/**
 * What may be put somewhere.
 *
 * @param largest in bytes
 * @param portrait whether it is a picture of somebody, which is cut to a square
 */
public record Intake(Set<FileKind> kinds, long largest, boolean portrait) {

    /** Anything that is taken at all. */
    public static Intake anything(long largest) {
        return new Intake(EnumSet.allOf(FileKind.class), largest, false);
    }

    public static Intake portrait(long largest) {
        return new Intake(EnumSet.of(FileKind.PNG, FileKind.JPEG, FileKind.GIF), largest, true);
    }
}
