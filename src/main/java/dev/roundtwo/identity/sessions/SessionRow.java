package dev.roundtwo.identity.sessions;

import java.time.Instant;
import java.util.List;

/** One place where somebody is signed in, on the sessions page. The handle names it without giving its id away. */
public record SessionRow(
        String handle,
        String browser,
        String address,
        List<Proof> by,
        Instant since,
        Instant lastUsed,
        boolean current) {}
