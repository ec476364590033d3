package dev.roundtwo.tenancy.notices;

import dev.roundtwo.platform.mail.Letter;
import dev.roundtwo.platform.mail.Letter.Button;
import dev.roundtwo.platform.mail.Letter.Row;
import dev.roundtwo.platform.mail.Letters;
import dev.roundtwo.platform.mail.Mail;
import dev.roundtwo.platform.web.Pages;
import dev.roundtwo.platform.web.PublicUrl;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes notices as mails in the workspace's name and colour, each with the way to end such mails. */
@Component
class NoticeLetters {

    private final Letters letters;
    private final StopLinks stops;
    private final Pages pages;
    private final PublicUrl url;

    NoticeLetters(Letters letters, StopLinks stops, Pages pages, PublicUrl url) {
        this.letters = letters;
        this.stops = stops;
        this.pages = pages;
        this.url = url;
    }

    Mail one(Recipient to, Notice notice) {
        Button open = notice.path() == null
                ? null
                : new Button(
                        notice.actionLabel() == null ? pages.text("notices.mail.open") : notice.actionLabel(),
                        url.of(notice.path()));
        Letter letter = letter(to, notice.title(), notice.lines(), notice.rows(), open, notice.second());
        Mail mail = mail(to, letter, notice.kind().name());
        return notice.invite() == null ? mail : mail.with(notice.invite());
    }

    /** The day's one mail: a line for each, the newest last, as they were told, and how many more the inbox has. */
    Mail digest(Recipient to, List<Notice> notices, int more) {
        List<Row> rows = notices.stream()
                .map(notice -> new Row(
                        pages.text("notices.kind." + notice.kind().name()),
                        Stream.concat(
                                        Stream.of(notice.title()),
                                        notice.lines().stream().limit(1))
                                .reduce((title, line) -> title + ". " + line)
                                .orElseThrow()))
                .toList();
        String subject = pages.text("notices.digest.subject", notices.size() + more, to.workspace());
        Letter letter = letter(
                to,
                subject,
                more == 0
                        ? List.of(pages.text("notices.digest.text"))
                        : List.of(pages.text("notices.digest.text"), pages.text("notices.digest.more", more)),
                rows,
                new Button(pages.text("notices.digest.open"), url.of("/w/" + to.slug() + "/notices")),
                null);
        return mail(to, letter, StopLinks.DIGEST);
    }

    private Letter letter(
            Recipient to,
            String title,
            List<String> lines,
            List<Row> rows,
            @Nullable Button open,
            @Nullable Button second) {
        return new Letter(
                to.email(),
                title,
                to.workspace(),
                to.colour(),
                title,
                pages.text("notices.mail.hello", to.name()),
                lines,
                rows,
                open,
                second,
                pages.text("notices.mail.foot", to.workspace()));
    }

    private Mail mail(Recipient to, Letter letter, String what) {
        String stop = url.of(stops.path(to, what));
        return letters.mail(
                        letter,
                        List.of(
                                new Button(
                                        pages.text(
                                                what.equals(StopLinks.DIGEST)
                                                        ? "notices.mail.stop.digest"
                                                        : "notices.mail.stop"),
                                        stop),
                                new Button(
                                        pages.text("notices.mail.choose"),
                                        url.of("/w/" + to.slug() + "/notices/preferences"))))
                .endedAt(stop);
    }
}
