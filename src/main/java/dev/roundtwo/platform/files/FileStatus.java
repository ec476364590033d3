package dev.roundtwo.platform.files;

/** How far a file has come. Only what is ready is given out. */
public enum FileStatus {
    /** Its bytes are on their way into the store. */
    ARRIVING,
    /** Kept, and waiting to be looked at. */
    WAITING,
    READY,
    REFUSED
}
