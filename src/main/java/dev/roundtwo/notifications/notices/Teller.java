package dev.roundtwo.notifications.notices;

import dev.roundtwo.platform.mail.Letter.Row;
import dev.roundtwo.platform.web.Pages;
import dev.roundtwo.tenancy.notices.Notice;
import dev.roundtwo.tenancy.notices.NoticeKind;
import dev.roundtwo.tenancy.notices.Notices;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Tells one member something plain: a title, a line, and where it leads. */
@Component
class Teller {

    private final Notices notices;
    private final Pages pages;
    private final Place place;

    Teller(Notices notices, Pages pages, Place place) {
        this.notices = notices;
        this.pages = pages;
        this.place = place;
    }

    /** What is told: the code of its words, what they are told with, and whose names are among that. */
    record Told(NoticeKind kind, String subject, String what, String code, Set<UUID> names, List<Object> words) {

        Told(NoticeKind kind, String subject, String what, String code, Object... words) {
            this(kind, subject, what, code, Set.of(), List.of(words));
        }

        Told naming(UUID person) {
            return new Told(kind, subject, what, code, Set.of(person), words);
        }
    }

    /**
     * @param rest where it leads, after the workspace's own address
     */
    void tell(UUID account, Told told, String rest, List<Row> rows) {
        Object[] words = told.words().toArray();
        Notice notice = new Notice(
                id(told.subject() + "/" + told.what()),
                account,
                told.kind(),
                told.subject(),
                pages.text(told.code() + ".title", words),
                List.of(pages.text(told.code(), words)),
                rows,
                pages.text(told.code() + ".open"),
                place.sign().path(rest),
                null,
                null);
        notices.tell(notice.naming(told.names()));
    }

    private static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
