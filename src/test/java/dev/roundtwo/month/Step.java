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
    MAILING_IN_THE_OUTAGE("mail", "update delivery"),
    /** The mail server has the mail, and it is not noted. */
    MAILING_AFTER_IT("mail", "delete from delivery"),
    /** The endpoint has the message, and it is not noted. */
    CALLING_A_WEBHOOK("webhook", "delete from delivery"),
    REPORTING("notice");

    /** What keeps nodes from going on, whoever holds it. */
    final String stop;
    /** How the statement begins that a node waits with. */
    final String statement;
    /** Whether there is something to hold only while a node is at it. */
    final boolean waitsForWork;

    /** Of those that write that table. */
    Step(String table) {
        stop = "lock table " + table + " in share mode";
        statement = "";
        waitsForWork = false;
    }

    /** Of those that hold a message of that kind, who writes what became of it. */
    Step(String kind, String statement) {
        stop = "select id from delivery where kind = '" + kind + "' and claim is not null for update skip locked";
        this.statement = statement;
        waitsForWork = true;
    }
}
