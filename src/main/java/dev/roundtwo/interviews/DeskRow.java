package dev.roundtwo.interviews;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One interview as it lies on somebody's desk. The candidate is who answers, or the other peer; the others are those who
 * interview beside the reader.
 */
public record DeskRow(
        UUID id,
        String title,
        Status status,
        Mode mode,
        Instant startsAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        int minutes,
        UUID seat,
        Part part,
        String candidate,
        String others) {

    /** The reader's own part, in a word or two. */
    public String mine() {
        return switch (part) {
            case LEAD -> "you lead";
            case INTERVIEWER -> "you interview";
            case SHADOW -> "you shadow";
            case OBSERVER -> "you observe";
            case CANDIDATE -> "you answer";
            case PEER -> "with a peer";
        };
    }

    /** Who to name the row after: the candidate, or the interview for those who answer. */
    public String headline() {
        return part == Part.CANDIDATE || candidate.isEmpty() ? title : candidate;
    }

    public boolean answers() {
        return part == Part.CANDIDATE;
    }
}
