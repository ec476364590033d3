package dev.roundtwo.notifications.webhooks;

import dev.roundtwo.notifications.webhooks.HookDesk.Call;
import dev.roundtwo.platform.mail.Letter;
import dev.roundtwo.platform.mail.Letter.Button;
import dev.roundtwo.platform.mail.Letter.Row;
import dev.roundtwo.platform.mail.Letters;
import dev.roundtwo.platform.mail.Mail;
import dev.roundtwo.platform.web.Pages;
import dev.roundtwo.platform.web.PublicUrl;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the admins of a workspace are written when an endpoint of theirs was switched off by itself. */
@Component
class SwitchedOff {

    private final Letters letters;
    private final Pages pages;
    private final PublicUrl url;

    SwitchedOff(Letters letters, Pages pages, PublicUrl url) {
        this.letters = letters;
        this.pages = pages;
        this.url = url;
    }

    /** Whom it is written to, and their workspace as its letters look. */
    record Admin(
            String name,
            String email,
            String workspace,
            @Nullable String colour,
            String slug) {}

    Mail mail(Admin to, Call call, String why) {
        String subject = pages.text("notifications.webhook.mail.subject", to.workspace());
        return letters.mail(new Letter(
                to.email(),
                subject,
                to.workspace(),
                to.colour(),
                subject,
                pages.text("notices.mail.hello", to.name()),
                List.of(
                        pages.text("notifications.webhook.mail.told", to.workspace()),
                        pages.text("notifications.webhook.mail.kept")),
                List.of(
                        new Row(pages.text("notifications.webhook.mail.where"), call.url()),
                        new Row(
                                pages.text("notifications.webhook.mail.why"),
                                pages.text("notifications.webhook.off." + why))),
                new Button(
                        pages.text("notifications.webhook.mail.open"),
                        url.of("/w/" + to.slug() + "/settings/webhooks/" + call.webhook())),
                null,
                pages.text("notifications.webhook.mail.foot", to.workspace())));
    }
}
