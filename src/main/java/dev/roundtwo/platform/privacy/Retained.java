package dev.roundtwo.platform.privacy;

/** Something that a workspace may keep for so many days only. It is asked in the workspace's scope. */
public interface Retained {

    /** The name under which the days are kept. */
    String kind();

    /** Of how many interviews it would be erased now, were it kept for that many days. */
    long due(int days);

    /** Erases it of that many interviews at most, as the workspace has set it, and says of how many. */
    int erase(int most);
}
