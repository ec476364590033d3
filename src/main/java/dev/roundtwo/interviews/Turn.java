package dev.roundtwo.interviews;

import dev.roundtwo.questions.AskedQuestion;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One set asked of one candidate, frozen when the interview was made. A panel has one turn, peers have two. It is what a
 * scorecard judges: {@code new Subject("turn", id)}.
 */
public record Turn(
        UUID id,
        UUID interviewId,
        int number,
        UUID candidateSeat,
        String setTitle,
        int setNumber,
        String rubric,
        int minutes,
        List<AskedQuestion> agenda,
        Progress progress,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt) {

    /** The question at hand. */
    public AskedQuestion question() {
        return agenda.get(progress.position());
    }
}
