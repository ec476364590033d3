package dev.roundtwo.month;

/** What a node is doing when it is killed: it has changed something, and is stopped before it writes this. In each of them one dies. */
enum Step {
    PAIRING_A_ROUND("practice_place"),
    TELLING_A_ROUND("peer_match"),
    BOOKING("taken_time"),
    REMINDING("notice"),
    MOVING("notice"),
    CALLING_OFF("notice"),
    TELLING_WHO_CAME("practice_attendance"),
    CLOSING_WHAT_NOBODY_BEGAN("timeline_entry"),
    COUNTING("insight_seat"),
    /** It holds mails that nobody takes, and has not put them back. */
    MAILING_IN_THE_OUTAGE(""),
    /** The mail server has the mail, and it is not noted. */
    MAILING_AFTER_IT(""),
    /** The endpoint has the message, and it is not noted. */
    CALLING_A_WEBHOOK("webhook_try"),
    REPORTING("notice");

    private final String table;

    Step(String table) {
        this.table = table;
    }

    /** Whoever holds this keeps nodes from going on. */
    String stop() {
        return table.isEmpty()
                ? "select id from delivery where kind = 'mail' and claim is not null order by number limit 1 for update skip locked"
                : "lock table " + table + " in share mode";
    }

    /** Whether there is something to hold only while a node is at it. */
    boolean waitsForWork() {
        return table.isEmpty();
    }
}
