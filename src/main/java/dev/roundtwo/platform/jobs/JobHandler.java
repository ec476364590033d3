package dev.roundtwo.platform.jobs;

import java.util.UUID;

/**
 * Does one kind of job. It is called in a transaction of its own, in the scope that enqueued it. When the transaction
 * commits, the message is done and never handled again; an exception rolls all back and the job is tried later.
 */
public interface JobHandler<T> {

    /** The job's name; it stands in stored rows, so it is never changed. */
    String kind();

    Class<T> payload();

    void handle(UUID messageId, T payload);

    /**
     * What takes long and needs no database, done before the transaction begins: it may be done again, or in vain. The rest is
     * done in the transaction.
     */
    default Runnable prepared(UUID messageId, T payload) {
        return () -> handle(messageId, payload);
    }

    /** Whether the payload holds secrets, such as sign-in links, that an operator must not see. */
    default boolean sensitive() {
        return false;
    }
}
