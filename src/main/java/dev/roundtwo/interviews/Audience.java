package dev.roundtwo.interviews;

/** Who may ever read a timeline entry. */
public enum Audience {
    EVERYONE,
    INTERVIEWERS,
    SELF
}
