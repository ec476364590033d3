package dev.roundtwo.tenancy.notices;

/** When a notice is mailed. */
public enum MailTime {
    NONE,
    AT_ONCE,
    /** As a line of the day's one mail. */
    DIGEST
}
