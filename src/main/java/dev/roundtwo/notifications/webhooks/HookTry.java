package dev.roundtwo.notifications.webhooks;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One call: what was answered, at most its beginning; or, without a status, why nothing was. */
public record HookTry(Instant at, int millis, @Nullable Integer status, String answer) {

    public boolean good() {
        return status != null && status >= 200 && status <= 299;
    }

    boolean gone() {
        return status != null && status == 410;
    }
}
