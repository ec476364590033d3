package dev.roundtwo.platform.deliveries;

import java.util.List;

/** What a node may take now: in all, of each kind, and how many it has on each line already. */
record Places(int free, List<Kind> kinds, List<Taken> taken) {

    /** A kind that this node knows: how many of it to one destination, and how many more of it in all. */
    record Kind(String kind, int each, int left) {}

    /** A line with how many are on their way (no end of them while it rests), and a number that grows with each turn it has. */
    record Taken(String kind, String destination, int count, long turn) {}
}
