package dev.roundtwo.notifications.notices;

import dev.roundtwo.notifications.notices.Teller.Told;
import dev.roundtwo.platform.files.FileReady;
import dev.roundtwo.tenancy.notices.NoticeKind;
import java.util.List;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells whoever uploaded a file that it is there for others, or was refused. */
@Component
class FileNotices {

    private final Teller teller;

    FileNotices(Teller teller) {
        this.teller = teller;
    }

    /** A file of an account belongs to no workspace, and its page says how it stands. */
    @EventListener
    void ready(FileReady fact) {
        UUID by = fact.uploadedBy();
        if (fact.workspaceId() == null || by == null) {
            return;
        }
        Told told = new Told(
                NoticeKind.FILE,
                "file/" + fact.file(),
                (fact.refused() ? "refused/" : "ready/") + fact.at().toEpochMilli(),
                fact.refused() ? "notices.file.refused" : "notices.file",
                fact.name());
        String page = fact.subjectKind().equals("question") ? "questions/" : "interviews/";
        teller.tell(by, told, page + fact.subjectId(), List.of());
    }
}
