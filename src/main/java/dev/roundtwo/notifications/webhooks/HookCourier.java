package dev.roundtwo.notifications.webhooks;

import dev.roundtwo.notifications.webhooks.HookDesk.Call;
import dev.roundtwo.platform.deliveries.Courier;
import dev.roundtwo.platform.deliveries.NotNow;
import dev.roundtwo.platform.deliveries.Unreachable;
import dev.roundtwo.platform.outbound.Outbound;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Calls an endpoint. What it answers with 2xx has arrived. 408, 429, 5xx and silence are nobody's fault and wait, 410 ends the
 * endpoint, and everything else, redirects too, is a refusal of this one message.
 */
@Component
class HookCourier implements Courier<HookCourier.Letter> {

    static final String KIND = "webhook";

    private final HookDesk desk;
    private final Outbound outbound;
    private final Clock clock;

    HookCourier(HookDesk desk, Outbound outbound, Clock clock) {
        this.desk = desk;
        this.outbound = outbound;
        this.clock = clock;
    }

    /** Which message; what it says stands in the log. */
    record Letter(UUID message) {}

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Class<Letter> payload() {
        return Letter.class;
    }

    @Override
    public void carry(UUID id, Letter letter) throws Unreachable {
        Optional<Call> call = desk.call(letter.message());
        if (call.isPresent()) {
            say(letter.message(), call.get());
        }
    }

    private void say(UUID message, Call call) throws Unreachable {
        Instant now = clock.instant();
        Map<String, String> headers = Map.of(
                "Content-Type", "application/json",
                "webhook-id", message.toString(),
                "webhook-timestamp", Long.toString(now.getEpochSecond()),
                "webhook-signature", Signature.of(call.secrets(), message.toString(), now, call.body()));
        long began = System.nanoTime();
        Outbound.Answer answer;
        try {
            answer = outbound.tell(URI.create(call.url()), headers, call.body());
        } catch (IOException silence) {
            String why = Silence.words(silence);
            desk.tried(message, call, new HookTry(now, since(began), null, why));
            throw new Unreachable(why, silence);
        }
        int status = answer.status();
        desk.tried(message, call, new HookTry(now, since(began), status, answer.body()));
        if (status == 429) {
            throw new NotNow("It said 429");
        }
        if (status == 408 || status >= 500) {
            throw new Unreachable("It said " + status);
        }
        if (status != 410 && (status < 200 || status > 299)) {
            throw new IllegalStateException("It said " + status);
        }
    }

    @Override
    public void arrived(UUID id, Letter letter) {
        desk.arrived(letter.message());
    }

    @Override
    public void failed(UUID id, Letter letter, String cause, boolean last) {
        if (last) {
            desk.gaveUp(letter.message());
        }
    }

    private static int since(long began) {
        return (int) ((System.nanoTime() - began) / 1_000_000);
    }
}
