package dev.roundtwo.api.access.clients;

/** What kind of program a client is, which decides how it proves itself. */
public enum ClientKind {
    /** Runs where people can look into it: no secret, PKCE alone. */
    APP,
    /** Runs on a server of its own and acts for people: a secret, and PKCE. */
    SITE,
    /** Acts by itself, as a member of its own: a secret. */
    PROGRAM
}
