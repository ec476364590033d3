package dev.roundtwo.platform.limits;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What is limited, with what a workspace and an account may have of it while no setting and no operator says otherwise. What
 * has a time is a rate; the rest is counted: connections that are open, members there are, megabytes kept, rooms that run.
 */
public enum Limited {
    REQUESTS(Duration.ofMinutes(1), 12_000, 1_200),
    /** By network address, for whoever is not signed in: an address may be an office. */
    ANONYMOUS_REQUESTS(Duration.ofMinutes(1), 0, 6_000),
    API_REQUESTS(Duration.ofMinutes(1), 6_000, 600),
    /** What clients ask the authorization server for, each client counting as an account. */
    TOKEN_REQUESTS(Duration.ofMinutes(1), 3_000, 600),
    SIGN_INS(Duration.ofHours(1), 2_000, 300),
    /** Mails to people who did not ask for them: to join a workspace, or to sit in an interview. */
    INVITATIONS(Duration.ofHours(1), 1_000, 200),
    /** Moves, proposals and cancellations, as each is a mail to others. */
    CHANGES(Duration.ofHours(1), 600, 60),
    /** Times that one guest is told by mail, whoever tells them: they have no account in which to say that it is enough. */
    GUEST_MAILS(Duration.ofHours(1), 0, 10),
    /** By an invitation's link: tries to come in by it with a new account. */
    ARRIVALS(Duration.ofHours(1), 0, 10),
    /** By a private calendar's address: how often programs may look at it. */
    CALENDAR_READS(Duration.ofHours(1), 0, 120),
    EXPORTS(Duration.ofHours(1), 60, 20),
    /** Files that are sent in, those that are refused too. */
    UPLOADS(Duration.ofHours(1), 2_000, 200),
    LIVE_CONNECTIONS(null, 5_000, 30),
    MEMBERS(null, 500, 0),
    STORAGE(null, 2_048, 0),
    LIVE_ROOMS(null, 50, 0),
    /** Megabytes that files take, beside what the database keeps. */
    FILES(null, 2_048, 0);

    private final @Nullable Duration per;
    private final long workspace;
    private final long account;

    Limited(@Nullable Duration per, long workspace, long account) {
        this.per = per;
        this.workspace = workspace;
        this.account = account;
    }

    /** In which time; none for what is counted. */
    public @Nullable Duration per() {
        return per;
    }

    /** The name in settings, headers, the database and message codes. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    long workspace() {
        return workspace;
    }

    long account() {
        return account;
    }
}
