package dev.roundtwo.tenancy.notices;

import java.util.Optional;
import java.util.stream.Stream;

/** What a notice is about, and how people are told of it until they choose otherwise. The names stand in stored rows. */
public enum NoticeKind {
    /** A time to keep, with its calendar object. */
    INVITATION(MailTime.AT_ONCE, false, true),
    /** A time that was moved or called off. */
    CHANGE(MailTime.AT_ONCE, false, true),
    REMINDER(MailTime.AT_ONCE, false, false),
    MATCH(MailTime.AT_ONCE, true, false),
    GROUP(MailTime.DIGEST, true, false),
    RESULT(MailTime.AT_ONCE, true, false),
    REPORT(MailTime.AT_ONCE, true, false),
    FILE(MailTime.NONE, true, false),
    ADMIN(MailTime.DIGEST, true, false);

    /** As they stand in rows, for statements that leave alone what only a later release knows. */
    static final String[] KNOWN = Stream.of(values()).map(NoticeKind::name).toArray(String[]::new);

    private final MailTime mail;
    private final boolean digestible;
    private final boolean needed;

    NoticeKind(MailTime mail, boolean digestible, boolean needed) {
        this.mail = mail;
        this.digestible = digestible;
        this.needed = needed;
    }

    /** The kind of a stored row; none for one that a later release wrote before it was rolled back. */
    static Optional<NoticeKind> kept(String name) {
        return Stream.of(values()).filter(kind -> kind.name().equals(name)).findFirst();
    }

    /** When it is mailed to who has not chosen. */
    public MailTime mail() {
        return mail;
    }

    /** Whether it may wait for the day's one mail. */
    public boolean digestible() {
        return digestible;
    }

    /** Whether one way to hear of it has to stay open. */
    public boolean needed() {
        return needed;
    }
}
