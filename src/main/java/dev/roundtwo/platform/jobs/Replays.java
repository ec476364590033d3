package dev.roundtwo.platform.jobs;

/** Sends messages round again that were given up, and knows which of them hold secrets. */
public interface Replays {

    /** Whether the payload may be shown: false where the kind holds secrets, or is unknown here. */
    boolean shows(String kind);

    /** Under the old id, so that a receiver that did get it can tell. */
    void again(Given given);
}
