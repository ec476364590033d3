package dev.roundtwo.interviews;

/**
 * What somebody is in an interview. Shadows see what interviewers see and write a card that counts for nothing. Peers ask in
 * one half and answer in the other.
 */
public enum Part {
    LEAD,
    INTERVIEWER,
    SHADOW,
    OBSERVER,
    CANDIDATE,
    PEER
}
