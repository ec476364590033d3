package dev.roundtwo.identity.external;

import org.jspecify.annotations.Nullable;

/** Nobody was signed in by a provider. The reason is for the page; the detail, a short code, for admins and the log. */
public final class NotVouched extends Exception {

    /** Whose turn it is. */
    public enum Reason {
        /** The provider does not answer, or too slowly. */
        AWAY,
        /** The person said no there, or the provider did. */
        DECLINED,
        /** The provider does not take this client, or its description is not one. */
        UNFIT,
        /** The answer is not one that can be trusted. */
        UNTRUSTED
    }

    private final Reason reason;
    private final String detail;

    public NotVouched(Reason reason, String detail) {
        this(reason, detail, null);
    }

    @SuppressWarnings("NullAway") // an exception's cause may be none
    NotVouched(Reason reason, String detail, @Nullable Throwable cause) {
        super(reason + ": " + detail, cause);
        this.reason = reason;
        this.detail = detail;
    }

    public Reason reason() {
        return reason;
    }

    public String detail() {
        return detail;
    }
}
