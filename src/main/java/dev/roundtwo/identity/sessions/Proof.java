package dev.roundtwo.identity.sessions;

/** By what somebody showed who they are. The names stand in sessions and in the audit log, so they are never changed. */
public enum Proof {
    PASSWORD,
    LINK,
    PROVIDER,
    INVITATION,
    SET_UP,
    DEMO,
    OTHER,
    PASSKEY,
    APP,
    RECOVERY_CODE
}
