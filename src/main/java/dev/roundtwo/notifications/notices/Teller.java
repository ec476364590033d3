package dev.roundtwo.notifications.notices;

import dev.roundtwo.platform.mail.Letter.Row;
import dev.roundtwo.platform.web.Pages;
import dev.roundtwo.tenancy.notices.Notice;
import dev.roundtwo.tenancy.notices.NoticeKind;
import dev.roundtwo.tenancy.notices.Notices;
import java.nio.charset.StandardCharsets;
import java.util.List;
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

    /** What is told: the code of its words, and what they are told with. */
    record Told(NoticeKind kind, String subject, String what, String code, Object... words) {}

    /**
     * @param rest where it leads, after the workspace's own address
     */
    void tell(UUID account, Told told, String rest, List<Row> rows) {
        notices.tell(new Notice(
                id(told.subject() + "/" + told.what()),
                account,
                told.kind(),
                told.subject(),
                pages.text(told.code() + ".title", told.words()),
                List.of(pages.text(told.code(), told.words())),
                rows,
                pages.text(told.code() + ".open"),
                place.sign().path(rest),
                null,
                null));
    }

    private static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
