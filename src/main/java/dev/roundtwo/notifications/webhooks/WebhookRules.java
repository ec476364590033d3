package dev.roundtwo.notifications.webhooks;

import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.platform.Storable;
import dev.roundtwo.platform.outbound.Outbound;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What an endpoint may be. Whoever breaks a rule is told which field it is about: the part of the code after the last dot. */
@Component
class WebhookRules {

    private static final int LONGEST = 500;
    private static final int WORDS = 200;

    private final Outbound outbound;

    WebhookRules(Outbound outbound) {
        this.outbound = outbound;
    }

    /** What was typed, when nothing is wrong with it. */
    record Checked(String url, String about, List<String> events) {

        String[] codes() {
            return events.toArray(String[]::new);
        }
    }

    /** Says everything that is wrong with it at once. */
    Checked checked(WebhookForm form) {
        RuleBroken.together(() -> url(form.url()), () -> about(form.about()), () -> events(form.events()));
        return new Checked(url(form.url()), about(form.about()), events(form.events()));
    }

    /** Only what the address itself tells; where its name leads is judged at each call. */
    String url(@Nullable String typed) {
        String url = typed == null ? "" : typed.strip();
        try {
            if (!Storable.line(url, LONGEST) || url.chars().anyMatch(c -> c <= ' ' || c >= 0x7f)) {
                throw new RuleBroken("notifications.webhook.url");
            }
            URI address = new URI(url);
            if (!outbound.mayTell(address) || address.getRawFragment() != null) {
                throw new RuleBroken("notifications.webhook.url");
            }
            return url;
        } catch (URISyntaxException odd) {
            throw new RuleBroken("notifications.webhook.url");
        }
    }

    static String about(@Nullable String typed) {
        String about = typed == null ? "" : typed.strip();
        if (!about.isEmpty() && !Storable.line(about, WORDS)) {
            throw new RuleBroken("notifications.webhook.about");
        }
        return about;
    }

    static List<String> events(@Nullable List<String> typed) {
        List<String> events = typed == null
                ? List.of()
                : HookEvent.choices().stream()
                        .map(HookEvent::code)
                        .filter(typed::contains)
                        .toList();
        if (events.isEmpty() || !events.containsAll(typed)) {
            throw new RuleBroken("notifications.webhook.events");
        }
        return events;
    }
}
