package dev.roundtwo.platform.files;

import dev.roundtwo.platform.NotFound;
import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.platform.files.store.Key.Variant;
import dev.roundtwo.platform.sealing.Signing;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Addresses at which a file can be fetched for some minutes, by whoever has them, from any node. Those made within the same few
 * minutes are alike, so that a browser that has a small picture need not fetch it again.
 */
@Component
class Links {

    private static final String PURPOSE = "file";
    private static final Duration STEP = Duration.ofMinutes(10);

    private final Signing signing;
    private final Clock clock;

    Links(Signing signing, Clock clock) {
        this.signing = signing;
        this.clock = clock;
    }

    /** A link that was checked, and how long it is good. */
    record Held(UUID workspace, UUID file, Variant variant, Instant until) {}

    String to(Shelf.Entry entry, Variant variant) {
        UUID workspace = entry.workspace();
        if (workspace == null) {
            return "/pictures/" + entry.id() + "/" + variant.code();
        }
        long steps = clock.instant().getEpochSecond() / STEP.toSeconds() + 2;
        long until = steps * STEP.toSeconds();
        return "/files/%s/%s/%s/%d/%s"
                .formatted(
                        workspace,
                        entry.id(),
                        variant.code(),
                        until,
                        signing.sign(PURPOSE, text(workspace, entry.id(), variant.code(), until)));
    }

    /**
     * What the address leads to.
     *
     * @throws NotFound when it is none of ours
     * @throws RuleBroken when it is, and its time is over
     */
    Held held(UUID workspace, UUID file, String variant, long until, String signature) {
        if (!signing.signed(PURPOSE, text(workspace, file, variant, until), signature)) {
            throw new NotFound("file", file);
        }
        Instant end = Instant.ofEpochSecond(until);
        if (!clock.instant().isBefore(end)) {
            throw new RuleBroken("files.link.over");
        }
        return new Held(workspace, file, Variant.named(variant).orElseThrow(() -> new NotFound("file", file)), end);
    }

    private static String text(UUID workspace, UUID file, String variant, long until) {
        return workspace + "|" + file + "|" + variant + "|" + until;
    }
}
