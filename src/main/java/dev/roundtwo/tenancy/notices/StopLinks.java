package dev.roundtwo.tenancy.notices;

import dev.roundtwo.platform.sealing.Sealing;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Sealed links that end one kind of mail to one person, and can do nothing else: whoever has the mail may use it, signed in or not. */
@Component
class StopLinks {

    /** In the place of a kind: the day's one mail. */
    static final String DIGEST = "DIGEST";

    private static final String PURPOSE = "notices/stop";
    private static final Pattern OPENED = Pattern.compile("([0-9a-f-]{36}) ([0-9a-f-]{36}) ([A-Z]+)");

    private final Sealing sealing;

    StopLinks(Sealing sealing) {
        this.sealing = sealing;
    }

    /** What a link ends, and whose. */
    record Stop(UUID workspace, UUID account, String what) {}

    String path(Recipient to, String what) {
        return "/unsubscribe/" + sealing.seal(PURPOSE, to.workspaceId() + " " + to.account() + " " + what);
    }

    /** Nothing for a link that we did not make. */
    Optional<Stop> open(String token) {
        return sealing.opened(PURPOSE, token)
                .map(OPENED::matcher)
                .filter(Matcher::matches)
                .map(stop -> new Stop(UUID.fromString(stop.group(1)), UUID.fromString(stop.group(2)), stop.group(3)));
    }
}
