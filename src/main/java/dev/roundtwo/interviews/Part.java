package dev.roundtwo.interviews;

/** What somebody is in an interview. Peers ask in one half and answer in the other. */
public enum Part {
    LEAD,
    INTERVIEWER,
    OBSERVER,
    CANDIDATE,
    PEER
}
