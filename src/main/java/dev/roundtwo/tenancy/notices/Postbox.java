package dev.roundtwo.tenancy.notices;

import dev.roundtwo.platform.mail.Letter;
import dev.roundtwo.platform.mail.Letter.Button;
import dev.roundtwo.platform.mail.Letters;
import dev.roundtwo.platform.mail.Mail;
import dev.roundtwo.platform.mail.Mailer;
import dev.roundtwo.platform.scope.Scope;
import dev.roundtwo.platform.web.PublicUrl;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Writes notices as mails, in the workspace's name and colour. */
@Component
class Postbox {

    private final Letters letters;
    private final Mailer mailer;
    private final PublicUrl url;

    Postbox(Letters letters, Mailer mailer, PublicUrl url) {
        this.letters = letters;
        this.mailer = mailer;
        this.url = url;
    }

    /** The mail is the recipient's own: it goes with their account, and stays when who caused it is erased. */
    void send(Recipient to, Notice notice) {
        Mail mail = letters.mail(letter(to, notice));
        Mail whole = notice.invite() == null ? mail : mail.with(notice.invite());
        String lane = to.workspaceId() + "/" + notice.subject();
        new Scope(to.workspaceId(), to.account())
                .run(() -> mailer.send(id(to, "notice", notice.id().toString()), lane, whole));
    }

    private Letter letter(Recipient to, Notice notice) {
        Button open = notice.path() == null
                ? null
                : new Button(notice.actionLabel() == null ? "Open it" : notice.actionLabel(), url.of(notice.path()));
        return new Letter(
                to.email(),
                notice.title(),
                to.workspace(),
                to.colour(),
                notice.title(),
                Stream.concat(Stream.of("Hello " + to.name() + ","), notice.lines().stream())
                        .toList(),
                notice.rows(),
                open,
                notice.second(),
                "You are told this as a member of " + to.workspace() + " on Round Two.");
    }

    static UUID id(Recipient to, String kind, String what) {
        String name =
                String.join("/", kind, to.workspaceId().toString(), to.account().toString(), what);
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
