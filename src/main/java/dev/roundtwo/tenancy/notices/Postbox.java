package dev.roundtwo.tenancy.notices;

import dev.roundtwo.platform.mail.Mail;
import dev.roundtwo.platform.mail.Mailer;
import dev.roundtwo.platform.scope.Scope;
import dev.roundtwo.platform.time.Backdated;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Posts what is to be mailed: at once, when the recipient's quiet hours are over, or with the day's one mail. */
@Component
class Postbox {

    private final NoticeLetters letters;
    private final Mailer mailer;
    private final HeldMails held;
    private final Clock clock;

    Postbox(NoticeLetters letters, Mailer mailer, HeldMails held, Clock clock) {
        this.letters = letters;
        this.mailer = mailer;
        this.held = held;
        this.clock = clock;
    }

    /** Not the demo's people, who are invented; unless mails stay here for who plays them, and then not of what is staged as past. */
    boolean reaches(Recipient to) {
        return to.writable() || (mailer.keeps() && !Backdated.bound());
    }

    /** In the transaction that tells it. */
    void post(Recipient to, Notice notice) {
        Instant now = clock.instant();
        if (to.choice().mail() == MailTime.DIGEST) {
            Instant due = to.hours().nextDigest(now, to.region().zone());
            if (notice.waitsUntil(due)) {
                held.hold(to, notice, due, true);
                return;
            }
        }
        Optional<Instant> due = to.hours()
                .quietEnd(now, to.region().zone())
                .or(() -> held.before(to, notice.subject()))
                .filter(notice::waitsUntil);
        if (due.isPresent()) {
            held.hold(to, notice, due.get(), false);
        } else {
            send(to, notice);
        }
    }

    void send(Recipient to, Notice notice) {
        send(to, id(to, "notice", notice.id().toString()), notice.subject(), letters.one(to, notice));
    }

    /** One of these a day goes out, whoever asks for it and however often; so many more are not in it. */
    void send(Recipient to, List<Notice> notices, int more, LocalDate day) {
        send(to, id(to, "digest", day.toString()), "digest", letters.digest(to, notices, more));
    }

    /** The mail is the recipient's own: it goes with their account, and stays when who caused it is erased. */
    private void send(Recipient to, UUID id, String subject, Mail mail) {
        new Scope(to.workspaceId(), to.account()).run(() -> mailer.send(id, to.workspaceId() + "/" + subject, mail));
    }

    private static UUID id(Recipient to, String kind, String what) {
        String name =
                String.join("/", kind, to.workspaceId().toString(), to.account().toString(), what);
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
