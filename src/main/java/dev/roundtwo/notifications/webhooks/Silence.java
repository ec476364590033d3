package dev.roundtwo.notifications.webhooks;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;

/** Says in words, for the log of an endpoint, why it did not answer. */
final class Silence {

    private static final int LONGEST = 300;

    private Silence() {}

    static String words(IOException silence) {
        for (Throwable at = silence; at != null; at = at.getCause()) {
            if (at instanceof SocketTimeoutException) {
                return "No answer in time";
            }
            if (at instanceof UnknownHostException) {
                return "No such host: nobody has this name on the internet";
            }
            if (at instanceof SSLException) {
                return cut("No safe connection: " + at.getMessage());
            }
            if (at.getCause() == null) {
                return cut(at.getMessage() == null ? "No answer" : at.getMessage());
            }
        }
        return "No answer";
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }
}
