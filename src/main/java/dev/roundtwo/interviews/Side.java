package dev.roundtwo.interviews;

/** Which half of the room somebody may see: the candidate's side sees the shared half only. */
public enum Side {
    INTERVIEWER,
    CANDIDATE
}
