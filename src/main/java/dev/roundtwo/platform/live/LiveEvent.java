package dev.roundtwo.platform.live;

import java.util.UUID;

/** One event as it is stored and sent between nodes; {@code no} counts up by one within a topic, {@code data} is JSON. */
record LiveEvent(UUID workspace, String topic, long no, String name, String data) {

    LiveEvent numbered(long number) {
        return new LiveEvent(workspace, topic, number, name, data);
    }

    /** The lines that are the same for all who read it; each reader's own {@code id} line goes before them. */
    String lines() {
        return "event: " + name + "\ndata: " + data + "\n\n";
    }
}
