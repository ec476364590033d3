package dev.roundtwo.platform.deliveries;

/** The destination answered, and wants this one message later: nobody is to blame, and others may go there meanwhile. */
public class NotNow extends Unreachable {

    public NotNow(String message) {
        super(message);
    }

    public NotNow(String message, Throwable cause) {
        super(message, cause);
    }
}
