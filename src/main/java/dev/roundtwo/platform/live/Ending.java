package dev.roundtwo.platform.live;

import java.util.UUID;
import java.util.function.Predicate;

/** Word to all nodes, sent as an event numbered 0: end the streams of a topic, of a viewer or of a workspace. */
final class Ending {

    private static final UUID EVERYWHERE = new UUID(0, 0);

    private Ending() {}

    static LiveEvent ofTopic(UUID workspace, String topic) {
        return new LiveEvent(workspace, topic, 0, "end", "");
    }

    static LiveEvent ofViewer(String viewer) {
        return new LiveEvent(EVERYWHERE, "", 0, "end", viewer);
    }

    static LiveEvent ofWorkspace(UUID workspace) {
        return new LiveEvent(workspace, "", 0, "end", "");
    }

    static Predicate<LiveStream> of(LiveEvent word) {
        if (word.topic().isEmpty() && word.data().isEmpty()) {
            return stream -> stream.workspace.equals(word.workspace());
        }
        return word.topic().isEmpty()
                ? stream -> stream.viewers.contains(word.data())
                : stream -> stream.workspace.equals(word.workspace()) && stream.topics.contains(word.topic());
    }
}
