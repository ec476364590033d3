package dev.roundtwo.interviews;

import dev.roundtwo.tenancy.Member;
import dev.roundtwo.tenancy.Role;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person's place in one interview: the "who is asking" of everything under {@code /w/{workspace}/rooms/{room}}. The side is
 * the one they are on at the moment; {@code half} is the half in which a peer asks, 0 for everybody else.
 */
public record Seat(
        UUID id,
        UUID interviewId,
        UUID workspaceId,
        String name,
        Part part,
        Side side,
        @Nullable UUID accountId,
        int half) {

    static Side side(Part part, int asksIn, int halfNow) {
        return switch (part) {
            case LEAD, INTERVIEWER, SHADOW, OBSERVER -> Side.INTERVIEWER;
            case CANDIDATE -> Side.CANDIDATE;
            case PEER -> asksIn == halfNow ? Side.INTERVIEWER : Side.CANDIDATE;
        };
    }

    /** Whether this seat keeps a scorecard: on the only turn in a panel, on the turn in which they ask among peers. */
    public boolean scores() {
        return counts() || part == Part.SHADOW;
    }

    /** Whether its scorecard counts, and the others wait for it. */
    public boolean counts() {
        return part == Part.LEAD || part == Part.INTERVIEWER || part == Part.PEER;
    }

    /** Whether this seat keeps a scorecard on that turn. */
    public boolean scores(Turn turn) {
        return part == Part.PEER ? turn.number() == half : scores();
    }

    /** Whether the member's role lets them sit here: one that was taken takes the interviewers' side with it. */
    boolean opensTo(@Nullable Member me) {
        return (part != Part.LEAD && part != Part.INTERVIEWER) || (me != null && me.may(Role.INTERVIEWER));
    }

    /** Whether this seat may look at the interviewers' half now. */
    public boolean asks() {
        return side == Side.INTERVIEWER;
    }

    /** Whether this seat may move the interview on. */
    public boolean leads() {
        return asks() && !watches();
    }

    /** Whether this seat marks moments for itself. */
    public boolean marks() {
        return asks() && scores();
    }

    /** Whether this seat only looks on: it moves nothing, and writes nothing that others read before the debrief. */
    public boolean watches() {
        return part == Part.SHADOW || part == Part.OBSERVER;
    }
}
