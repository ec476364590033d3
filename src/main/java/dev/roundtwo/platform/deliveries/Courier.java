package dev.roundtwo.platform.deliveries;

import java.util.UUID;

/**
 * Carries one kind of message to where it goes. Called without a transaction, in the scope that sent it, and, should a node die
 * between the handing over and the noting of it, once more with the same id: the id goes along, for the receiver to tell.
 */
public interface Courier<T> {

    /** The message's kind; it stands in stored rows, so it is never changed. */
    String kind();

    Class<T> payload();

    /**
     * Hands the message over, with time-outs that end well within {@code roundtwo.deliveries.longest}.
     *
     * @throws Unreachable when the destination itself does not answer: the message then waits and loses no try;
     *     {@link NotNow} when it answers and wants this message later
     */
    void carry(UUID id, T payload) throws Unreachable;

    /** Told in the transaction that notes the message as delivered. */
    default void arrived(UUID id, T payload) {}

    /** Told in the transaction that notes a try that came to nothing; it may be the last. */
    default void failed(UUID id, T payload, String cause, boolean last) {}

    /** How many of these one node carries to one destination at a time, never more. */
    default int atOnce() {
        return 4;
    }

    /** How many of these one node carries at a time, to whatever destinations, so that there is room for other kinds. */
    default int inAll() {
        return 32;
    }

    /** Whether the payload holds secrets, such as sign-in links, that an operator must not see. */
    default boolean sensitive() {
        return false;
    }
}
