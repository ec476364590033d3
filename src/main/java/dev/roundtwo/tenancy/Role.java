package dev.roundtwo.tenancy;

/** What a member may do in a workspace, weakest first. */
public enum Role {
    MEMBER,
    INTERVIEWER,
    ADMIN,
    OWNER
}
